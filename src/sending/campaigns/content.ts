// Turns a draft into what a send is made of: compiled template, sender, list, feedback names. The launch freezes it and the
// pre-flight composes with it, so that what was judged is what leaves. Fails by value, with remarks that say what to mend.

import { normaliseAddress } from '#message/address.ts';
import type { Platform } from '#platform/platform.ts';
import { listFields } from '#sending/audience/contacts/field-store.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import { compileTemplate } from '#sending/templates/compile.ts';
import type { Diagnostic } from '#sending/templates/diagnostic.ts';
import { diagnosticWords } from '#sending/templates/diagnostic-words.ts';
import { lintContent } from '#sending/templates/lint.ts';
import { type Campaign, type DraftFacts, senderAddress } from './campaign.ts';
import { type Remark, remark } from './remark.ts';

export interface BuiltContent {
  /** Absent when a blocker stands in the way. */
  content?: SendContent;
  remarks: Remark[];
  /** Every fault of the template with its place, for the editor. */
  diagnostics: Diagnostic[];
}

export async function buildContent(
  { sql, config, clock }: Platform,
  workspaceId: string,
  campaign: Campaign,
  { domain, purpose }: DraftFacts,
): Promise<BuiltContent> {
  const fields = await listFields(sql, workspaceId);
  const { subject, preheader, mjml, language } = campaign;
  const result = await compileTemplate({
    subject,
    preheader,
    mjml,
    language,
    publicUrl: config.publicUrl,
    now: clock.now(),
    fields: fields.map(({ key }) => key),
  });
  const diagnostics = [...(result.ok ? [] : result.errors), ...result.warnings, ...lintContent(mjml)];
  const remarks = templateRemarks(diagnostics);
  const address = domain && senderAddress(campaign, domain.name);
  if (!result.ok || !address || !purpose) return { remarks, diagnostics };
  const content: SendContent = {
    template: result.compiled,
    from: { name: campaign.senderName.trim(), address },
    replyTo: replyTo(campaign),
    // The list is the purpose: it keeps its name from one campaign to the next, so that readers can filter by it.
    list: { label: `purpose-${campaign.purposeId}`, name: purpose.name },
    feedback: { campaign: `c${campaign.id}`, stream: campaign.stream },
    clickTracking: campaign.clickTracking,
    language,
  };
  return { content, remarks, diagnostics };
}

function replyTo({ replyTo: text }: Campaign): SendContent['replyTo'] {
  const reply = normaliseAddress(text);
  return reply.ok ? { name: '', address: reply.address } : null;
}

/** What the draft's own rules say already (no subject, no preview) is not said twice. */
const saidElsewhere = new Set<Diagnostic['code']>([
  'subject_missing',
  'preheader_missing',
  'unsubscribe_missing',
  'html_too_long',
]);

/** What is said in full here, since it decides how the message is met: what mail programs do not show, and one clear action. */
const sayInFull = (code: Diagnostic['code']) => code === 'many_actions' || code.startsWith('client_');

function templateRemarks(diagnostics: readonly Diagnostic[]): Remark[] {
  const remarks: Remark[] = [];
  const count = (severity: Diagnostic['severity'], code: 'template_fault' | 'template_warning') => {
    const found = diagnostics.filter(
      (one) => one.severity === severity && !saidElsewhere.has(one.code) && !sayInFull(one.code),
    );
    const [first] = found;
    if (first) remarks.push(remark(code, { count: found.length, line: first.line, column: first.column }));
  };
  count('error', 'template_fault');
  count('warning', 'template_warning');
  for (const one of diagnostics)
    if (sayInFull(one.code)) remarks.push(remark('template_advice', { ...diagnosticWords(one) }));
  if (diagnostics.some(({ code }) => code === 'unsubscribe_missing')) remarks.push(remark('unsubscribe_link_missing'));
  return remarks;
}
