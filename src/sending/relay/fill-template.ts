// A template of the workspace filled with the data of one call. Compiled once for each revision, a few of them kept: a shop sends the same
// confirmation all day. What a template cannot be filled with is told to the caller; links stay as they are, since single messages are not counted.

import type { Platform } from '#platform/platform.ts';
import { type CompiledTemplate, compileTemplate } from '#sending/templates/compile.ts';
import { diagnosticWords } from '#sending/templates/diagnostic-words.ts';
import { RenderFailure } from '#sending/templates/escape.ts';
import { prepareRenderer, type RenderedMessage } from '#sending/templates/render.ts';
import { getTemplate } from '#sending/templates/template-store.ts';
import type { RelayMessage } from './relay-message.ts';
import { relayProblem } from './relay-problems.ts';

const MOST_KEPT = 100;

export type FillTemplate = (
  workspaceId: string,
  message: RelayMessage & { templateId: string },
) => Promise<RenderedMessage>;

export function templateFiller({ sql, clock, config }: Platform): FillTemplate {
  const kept = new Map<string, CompiledTemplate>();

  async function compiled(workspaceId: string, id: string): Promise<CompiledTemplate> {
    const template = await getTemplate(sql, workspaceId, id);
    if (!template) throw relayProblem.template_not_usable({ id });
    const key = `${workspaceId}/${id}/${template.revision}`;
    const known = kept.get(key);
    if (known) return known;
    const result = await compileTemplate({ ...template, publicUrl: config.publicUrl, now: clock.now() });
    if (!result.ok) throw relayProblem.template_not_usable({ id });
    kept.set(key, result.compiled);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
    return result.compiled;
  }

  return async (workspaceId, { templateId, data, to, unsubscribeUrl }) => {
    const template = await compiled(workspaceId, templateId);
    const render = prepareRenderer({ ...template, now: clock.now().toISOString() });
    const nowhere = `${config.publicUrl}/u/`;
    try {
      const rendered = render({
        contact: { given_name: '', family_name: '', language: template.language, ...data, email: to[0]?.address ?? '' },
        unsubscribeUrl: unsubscribeUrl ?? nowhere,
        link: (index) => template.links[index] ?? '',
      });
      if (unsubscribeUrl === undefined && (rendered.html.includes(nowhere) || rendered.text.includes(nowhere)))
        throw relayProblem.template_needs_unsubscribe({ id: templateId });
      return rendered;
    } catch (error) {
      if (!(error instanceof RenderFailure)) throw error;
      throw relayProblem.template_data_not_usable({ id: templateId, reason: diagnosticWords(error).en });
    }
  };
}
