// Makes the messages of one send: render, compose, sign. What all of them share is prepared once.
// A message that cannot be made is a value with its reason, and costs only its recipient. A send of which no message at all
// can be made throws MakerFault, for the caller to hold it. The pre-flight makes its samples here too, so that what was
// judged is what leaves.

import { type Compose, prepareComposer } from '#message/compose.ts';
import { HeaderFault } from '#message/headers.ts';
import type { Sql } from 'postgres';
import { prepareSigner, type Sign, type SigningKey } from '#authentication/dkim-sign.ts';
import { returnPath } from '#platform/return-path.ts';
import type { Vault } from '#platform/vault.ts';
import { prepareLinks, unsubscribeUrl } from '#sending/feedback/links.ts';
import type { FieldType } from '#sending/audience/contacts/contact-field.ts';
import { contactView } from '#sending/templates/contact-view.ts';
import { RenderFailure } from '#sending/templates/escape.ts';
import { prepareRenderer, type RenderedMessage } from '#sending/templates/render.ts';
import type { Drawn } from './draw.ts';
import type { PauseReason, Reason, SendContent } from './send.ts';

/** Who a message is made for. */
export interface Person {
  contactId: string;
  step: number;
  email: string;
  messageId: string;
  givenName: string | null;
  familyName: string | null;
  language: string | null;
  fields: Record<string, unknown> | null;
  /** Consents, now, to a purpose of kind 'tracking'. */
  tracked: boolean;
}

export interface MakerSettings {
  workspaceId: string;
  sendId: string;
  /** The sending domain, in ASCII. */
  domain: string;
  content: SendContent;
  /** Types of the workspace's contact fields, by key. */
  fieldTypes: Readonly<Record<string, FieldType>>;
  keys: SigningKey[];
  vault: Vault;
  publicUrl: string;
}

/** `fault`: a mistake of ours, not of the template or the contact; it costs one recipient all the same. */
export type Made<T> = { ok: true; value: T } | { ok: false; reason: Reason; detail: string; fault?: unknown };

/** The same unsubscribe address stands in the body and in the header: it is signed once. */
export interface Rendered extends RenderedMessage {
  unsubscribeUrl: string;
}

export interface Maker {
  /** What must be read from the database for these people before the rest; gives those whose messages can be made now. */
  load?(tx: Sql, people: readonly Drawn[]): Promise<readonly Drawn[]>;
  render(person: Person): Made<Rendered>;
  compose(person: Person, rendered: Rendered, date: Date): Made<Buffer>;
  sign(message: Buffer, date: Date): Promise<Buffer>;
  /** Envelope sender, and address for complaints, by which what comes back finds its recipient again, whatever the case it comes back in. */
  returnPath(person: Pick<Person, 'contactId' | 'step'>): string;
}

/** Last part of Feedback-ID: who sends for all tenants (Gmail asks for 5 to 15 characters, always the same). */
const SENDER_ID = 'dauphin';

export class MakerFault extends Error {
  readonly reason: PauseReason;
  constructor(reason: PauseReason, options?: ErrorOptions) {
    super(`no message of this send can be made: ${reason}`, options);
    this.name = 'MakerFault';
    this.reason = reason;
  }
}

export function prepareMaker(settings: MakerSettings): Maker {
  const { workspaceId, sendId, domain, content, fieldTypes, keys, vault, publicUrl } = settings;
  if (keys.length === 0) throw new MakerFault('no_signing_key');
  const { renderer, composer } = prepareContent(settings);
  const signer: Sign = prepareSigner(domain, keys);
  const links = prepareLinks({
    vault,
    publicUrl,
    workspaceId,
    sendId,
    tracking: content.clickTracking,
    targets: content.template.links,
  });
  const pathOf = ({ contactId, step }: Pick<Person, 'contactId' | 'step'>) =>
    returnPath(vault, { workspaceId, sendId, contactId, step }, domain);
  const unsubscribeOf = (person: Person) => unsubscribeUrl({ vault, publicUrl, workspaceId, sendId }, person);

  return {
    render(person) {
      try {
        const contact = contactView(person, fieldTypes);
        const unsubscribeUrl = unsubscribeOf(person);
        const rendered = renderer({ contact, unsubscribeUrl, link: links(person) });
        return { ok: true, value: { ...rendered, unsubscribeUrl } };
      } catch (cause) {
        return dropped('render_failed', cause, RenderFailure);
      }
    },
    compose(person, { subject, html, text, unsubscribeUrl }, date) {
      try {
        const name = [person.givenName, person.familyName].filter(Boolean).join(' ');
        const to = { name, address: person.email };
        const unsubscribe = { url: unsubscribeUrl };
        return {
          ok: true,
          value: composer({
            to,
            subject,
            html,
            text,
            messageId: person.messageId,
            date,
            unsubscribe,
            complaintAddress: pathOf(person),
          }),
        };
      } catch (cause) {
        return dropped('compose_failed', cause, HeaderFault);
      }
    },
    sign: signer,
    returnPath: pathOf,
  };
}

function dropped(reason: Reason, cause: unknown, expected: typeof RenderFailure | typeof HeaderFault): Made<never> {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { ok: false, reason, detail, ...(!(cause instanceof expected) && { fault: cause }) };
}

function prepareContent({ workspaceId, domain, content }: MakerSettings): {
  renderer: ReturnType<typeof prepareRenderer>;
  composer: Compose;
} {
  const { from, replyTo, list, feedback, template } = content;
  try {
    const sender = {
      from,
      ...(replyTo && { replyTo }),
      list: { name: list.name, id: `${list.label}.${domain}` },
      feedbackId: `${feedback.campaign}:w${workspaceId}:${feedback.stream}:${SENDER_ID}`,
    };
    return { renderer: prepareRenderer(template), composer: prepareComposer(sender) };
  } catch (cause) {
    if (!(cause instanceof RenderFailure || cause instanceof HeaderFault)) throw cause;
    throw new MakerFault('template_broken', { cause });
  }
}
