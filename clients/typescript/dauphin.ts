// A client of Dauphin's public API in one file, without dependencies: Node 20 or later, Deno, Bun, browsers of your own staff. Copy it, or import it.
//
//   const dauphin = new Dauphin({ url: 'https://mail.example.org', key: process.env.DAUPHIN_KEY });
//   await dauphin.send({ from: 'shop@example.org', to: 'ines@example.net', subject: 'Your order', text: '…' });
//
// Each call that sends carries an idempotency key and is made again with the same one when the network or the server fails: it sends once. A refusal
// is a DauphinProblem whose `code` is for programs and whose message is for people.

export type Mailbox = string | { name?: string; address: string };

export interface Attachment {
  filename: string;
  contentType?: string;
  /** Base64. */
  content: string;
  /** For a picture that the HTML shows as `cid:…`. */
  contentId?: string;
}

export interface NewMessage {
  from: Mailbox;
  to: Mailbox | Mailbox[];
  cc?: Mailbox | Mailbox[];
  bcc?: Mailbox | Mailbox[];
  replyTo?: Mailbox;
  subject?: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
  attachments?: Attachment[];
  templateId?: string;
  data?: Record<string, string | number | boolean | string[]>;
  unsubscribeUrl?: string;
  /** ISO 8601, with its zone. */
  sendAt?: string;
  tags?: string[];
}

export interface SubmittedMessage {
  id: string;
  /** The Message-ID header, without brackets. */
  messageId: string;
  recipients: number;
  sendAt: string;
}

export type RecipientState = 'planned' | 'handed_over' | 'deferred' | 'accepted' | 'bounced' | 'suppressed' | 'skipped';

export interface MessageSummary {
  id: string;
  from: string;
  subject: string;
  messageId: string;
  tags: string[];
  class: string;
  way: 'http' | 'smtp' | 'notice';
  sendAt: string;
  createdAt: string;
}

/** In a list: how many recipients stand where. */
export interface ListedMessage extends MessageSummary {
  outcome: { accepted: number; bounced: number; withheld: number; open: number };
}

export interface Message extends MessageSummary {
  recipients: {
    email: string;
    state: RecipientState;
    reason: string | null;
    reply: string | null;
    attempts: number;
    nextAttemptAt: string | null;
    updatedAt: string;
  }[];
}

export type EventType =
  `message.${'accepted' | 'delivered' | 'deferred' | 'bounced' | 'dropped' | 'complained' | 'unsubscribed' | 'clicked'}`;

export interface EventData {
  recipient: string | null;
  messageId: string | null;
  tags: string[];
  campaignId: string | null;
  reason: string | null;
  url: string | null;
}

export interface DauphinEvent extends EventData {
  id: string;
  type: EventType;
  at: string;
}

/** What a webhook is sent. */
export interface WebhookEvent {
  id: string;
  type: EventType;
  timestamp: string;
  data: EventData;
}

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export class DauphinProblem extends Error {
  override name = 'DauphinProblem';
  readonly status: number;
  readonly code: string;
  readonly issues: { path: string; message: string }[];

  constructor(status: number, code: string, title: string, issues: { path: string; message: string }[] = []) {
    super(
      issues.length > 0 ? `${title} (${issues.map(({ path, message }) => `${path}: ${message}`).join('; ')})` : title,
    );
    this.status = status;
    this.code = code;
    this.issues = issues;
  }
}

export interface DauphinOptions {
  url: string;
  /** `dph_…` */
  key: string;
  /** Language of problems. */
  language?: 'fr' | 'en';
  /** Tries of one call; 4 when left out. */
  tries?: number;
  /** Milliseconds before the second try; each pause is twice the one before. 500 when left out. */
  pause?: number;
  fetch?: typeof fetch;
}

interface Call {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string | number | undefined> | undefined;
  body?: unknown;
  idempotencyKey?: string;
}

export class Dauphin {
  #options: DauphinOptions;

  constructor(options: DauphinOptions) {
    this.#options = options;
  }

  /** Give an `idempotencyKey` of your own (an order's number) when your program may ask for the same message twice. */
  send(message: NewMessage, idempotencyKey: string = crypto.randomUUID()): Promise<SubmittedMessage> {
    return this.#call({ method: 'POST', path: '/api/messages', body: message, idempotencyKey });
  }

  /** All are taken, or none. */
  sendBatch(
    messages: NewMessage[],
    idempotencyKey: string = crypto.randomUUID(),
  ): Promise<{ messages: SubmittedMessage[] }> {
    return this.#call({ method: 'POST', path: '/api/messages/batch', body: { messages }, idempotencyKey });
  }

  message(id: string): Promise<Message> {
    return this.#call({ method: 'GET', path: `/api/messages/${encodeURIComponent(id)}` });
  }

  messages(query: { after?: string; tag?: string; limit?: number } = {}): Promise<Page<ListedMessage>> {
    return this.#call({ method: 'GET', path: '/api/messages', query });
  }

  cancel(id: string): Promise<Message> {
    return this.#call({ method: 'POST', path: `/api/messages/${encodeURIComponent(id)}/cancel` });
  }

  /** Oldest first. Ask again with the last `id` as `after`. */
  events(query: { after?: string; limit?: number } = {}): Promise<Page<DauphinEvent>> {
    return this.#call({ method: 'GET', path: '/api/events', query });
  }

  async #call<Answer>(call: Call): Promise<Answer> {
    const { tries = 4, pause = 500 } = this.#options;
    // A call without a key that may have been heard is not made twice.
    const most = call.method === 'GET' || call.idempotencyKey !== undefined ? tries : 1;
    for (let tried = 1; ; tried++) {
      const answer = await this.#fetch(call).catch((fault: unknown) => {
        if (tried >= most) throw fault;
      });
      if (answer?.ok) return (await answer.json()) as Answer;
      if (answer && (tried >= most || !(answer.status === 429 || answer.status >= 500))) throw await problemOf(answer);
      await new Promise((resolve) => setTimeout(resolve, pause * 2 ** (tried - 1)));
    }
  }

  #fetch({ method, path, query = {}, body, idempotencyKey }: Call): Promise<Response> {
    const { url, key, language = 'en', fetch: ask = fetch } = this.#options;
    const address = new URL(path, url);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, String(value));
    return ask(address, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'accept-language': language,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

async function problemOf(answer: Response): Promise<DauphinProblem> {
  const said = (await answer.json().catch(() => ({}))) as Partial<DauphinProblem & { title: string }>;
  return new DauphinProblem(answer.status, said.code ?? 'unreadable', said.title ?? answer.statusText, said.issues);
}

/** Older or later than this a signed call may be somebody playing it back. */
const TOLERANCE_SECONDS = 300;

/**
 * The event of a webhook call whose signature is right (Standard Webhooks); throws otherwise. `body` is the text as it came, before any JSON parsing.
 */
export async function verifyWebhook(
  body: string,
  headers: { get(name: string): string | null },
  secret: string,
  now: Date = new Date(),
): Promise<WebhookEvent> {
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS) || timestamp === '')
    throw new Error('the webhook call is too old, or from the future');
  const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey(
    'raw',
    bytes(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const one of (headers.get('webhook-signature') ?? '').split(' ')) {
    const value = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(one)?.[1];
    if (value && (await crypto.subtle.verify('HMAC', key, bytes(value), signed)))
      return JSON.parse(body) as WebhookEvent;
  }
  throw new Error('the webhook call is not signed by this secret');
}
