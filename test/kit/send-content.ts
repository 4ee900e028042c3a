// What a send's messages are made of, compiled from a small template or from one of a given weight.

import { compileTemplate } from '#sending/templates/compile.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import type { Platform } from '#platform/platform.ts';
import type { SendingDomain } from './send.ts';

export interface ContentToMake {
  subject?: string;
  mjml?: string;
  clickTracking?: SendContent['clickTracking'];
}

const SMALL = `<mjml><mj-body><mj-section><mj-column>
  <mj-text>Bonjour {{ contact.given_name | default: "à vous" }},</mj-text>
  <mj-button href="https://boutique.example/nouveautes">Voir</mj-button>
  <mj-text><a href="{{ unsubscribe_url }}">Se désinscrire</a></mj-text>
</mj-column></mj-section></mj-body></mjml>`;

export async function makeContent(
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  domain: SendingDomain,
  {
    subject = 'Des nouvelles du port, {{ contact.given_name }}',
    mjml = SMALL,
    clickTracking = 'anonymous',
  }: ContentToMake = {},
): Promise<SendContent> {
  const result = await compileTemplate({
    subject,
    preheader: 'Ce mois-ci',
    mjml,
    language: 'fr',
    publicUrl: config.publicUrl,
    now: clock.now(),
  });
  if (!result.ok) throw new Error(`the template does not compile: ${JSON.stringify(result.errors)}`);
  return {
    template: result.compiled,
    from: { name: 'Atelier du Port', address: `lettre@${domain.name}` },
    replyTo: null,
    list: { label: 'purpose-1', name: 'Lettre' },
    feedback: { campaign: 'c1', stream: 'newsletter' },
    clickTracking,
    language: 'fr',
  };
}
