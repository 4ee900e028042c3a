// Shows a template as one person would get it: rendered by the very code that sends, for a real contact or an invented one.
// A text that does not compile, or does not render for this contact, answers with the reasons instead of a picture.
// It must never send, store, or count anything: links keep their own targets.

import type { Language } from '#platform/http/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { type TemplateSource, compileTemplate } from './compile.ts';
import type { ContactView } from './contact-view.ts';
import { type Words, diagnosticWords } from './diagnostic-words.ts';
import { RenderFailure } from './escape.ts';
import { type RenderedMessage, prepareRenderer } from './render.ts';
import { contactFields, realContact, sampleContact } from './sample-contact.ts';
import { templateProblem } from './template-problems.ts';

export type Preview = { ok: true; message: RenderedMessage; email: string } | { ok: false; reasons: Words[] };

export interface PreviewRequest extends TemplateSource {
  language: Language;
  /** A contact of the workspace; absent: an invented person. */
  contactId?: string | undefined;
}

export async function previewTemplate(
  platform: Platform,
  workspaceId: string,
  request: PreviewRequest,
): Promise<Preview> {
  const { sql, clock, config } = platform;
  const fields = await contactFields(sql, workspaceId);
  const contact =
    request.contactId === undefined
      ? sampleContact(fields, request.language, clock.now())
      : await realContact(sql, workspaceId, request.contactId, fields);
  if (!contact) throw templateProblem.preview_contact_not_found();
  return show(request, contact, { publicUrl: config.publicUrl, now: clock.now() });
}

async function show(
  source: PreviewRequest,
  contact: ContactView,
  settings: { publicUrl: string; now: Date },
): Promise<Preview> {
  const result = await compileTemplate({ ...source, ...settings });
  if (!result.ok) return { ok: false, reasons: result.errors.map(diagnosticWords) };
  const { links } = result.compiled;
  try {
    const message = prepareRenderer(result.compiled)({
      contact,
      unsubscribeUrl: `${settings.publicUrl}/u/`,
      link: (index) => links[index] ?? '',
    });
    return { ok: true, message, email: String(contact['email']) };
  } catch (error) {
    if (error instanceof RenderFailure) return { ok: false, reasons: [diagnosticWords(error)] };
    throw error;
  }
}

/** The HTML alone, as a page that can do nothing: for the small pictures of a list. */
export async function previewPage(platform: Platform, workspaceId: string, source: PreviewRequest): Promise<Response> {
  const preview = await previewTemplate(platform, workspaceId, { ...source, contactId: undefined });
  return new Response(preview.ok ? preview.message.html : '', {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline' https:; font-src https: data:; frame-ancestors 'self'",
      'cache-control': 'private, no-cache',
    },
  });
}
