// The edge: from a request to a route and back. It checks who calls, from where, and with what, in that order; it catches
// problems and faults once. It must never show the cause of a fault to a caller, nor run a route whose input is not valid.

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isDatabaseAway } from '../database/away.ts';
import type { Log } from '../log.ts';
import { httpProblem } from './http-problems.ts';
import { type Language, Problem } from './problem.ts';
import { html, publicPage } from './public-page.ts';
import type { AnyRoute, Session } from './route.ts';

export interface EdgeSettings {
  log: Log;
  authenticate(request: Request): Promise<Session | undefined>;
  /** Milliseconds after which a request that waits for us is answered all the same. */
  patience?: number;
}

export interface Arrival {
  request: Request;
  params: Record<string, string>;
  ip: string;
}

const BODY_LIMIT = 1_000_000;
/** Beyond what the database lets a statement of the web role take. */
const PATIENCE_MILLISECONDS = 60_000;
const SAFE_METHODS = new Set(['GET', 'HEAD']);
const localeErrors = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

export function createEdge({ log, authenticate, patience = PATIENCE_MILLISECONDS }: EdgeSettings) {
  return async function serve(route: AnyRoute, { request, params, ip }: Arrival): Promise<Response> {
    let language = preferredLanguage(request.headers.get('accept-language'));
    const answerOf = async (): Promise<Response> => {
      const session = route.may === 'public' ? undefined : await admit(route, request, authenticate);
      language = session?.language ?? language;
      const responseHeaders = new Headers();
      const answer = await route.run({
        params: check(route.params, params, language),
        query: check(route.query, queryOf(request), language),
        body: route.body && check(route.body, await readJson(request, route.bodyLimit ?? BODY_LIMIT), language),
        language,
        ip,
        request,
        responseHeaders,
        ...(session && { session, workspaceId: session.workspaceId, operatorId: session.operatorId }),
      });
      if (answer instanceof Response) return answer;
      responseHeaders.set('cache-control', 'no-store');
      if (answer === undefined) return new Response(null, { status: 204, headers: responseHeaders });
      return Response.json(answer, { headers: responseHeaders });
    };
    // A route that reads its body itself takes as long as the caller sends.
    const isUpload = request.body !== null && !route.body;
    try {
      return await (isUpload ? answerOf() : within(patience, answerOf()));
    } catch (error) {
      return answerError(error, language, { request, params }, log);
    }
  };
}

/** Whatever it was that never came, nobody waits for it for ever; what it does when it comes late is done. */
async function within(milliseconds: number, answer: Promise<Response>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(httpProblem.too_long({ seconds: milliseconds / 1000 })), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function admit(route: AnyRoute, request: Request, authenticate: EdgeSettings['authenticate']): Promise<Session> {
  if (!SAFE_METHODS.has(request.method) && comesFromElsewhere(request)) throw httpProblem.foreign_origin();
  const session = await authenticate(request);
  if (!session) throw httpProblem.sign_in_needed();
  if (session.key) {
    if (route.scope === undefined) throw httpProblem.not_for_keys();
    if (!session.key.scopes.includes(route.scope)) throw httpProblem.scope_needed({ scope: route.scope });
    return session;
  }
  if (route.may !== 'operator' && !session.may(route.may)) throw httpProblem.not_allowed({ permission: route.may });
  return session;
}

/**
 * Whether a browser says that another site made it send this. Cookies travel with such requests, so they may change nothing
 * (cross-site request forgery). A caller that is no browser sends neither header.
 */
export function comesFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  if (!origin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== (request.headers.get('host') ?? new URL(request.url).host);
}

function queryOf(request: Request): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  const search = new URL(request.url).searchParams;
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    query[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return query;
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await readText(request, limit);
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (cause) {
    throw httpProblem.not_json({ reason: (cause as Error).message });
  }
}

/** Reads a body as UTF-8, refusing what is longer than the limit before it fills the memory. */
export async function readText(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) throw httpProblem.body_too_large({ limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function check(schema: z.ZodType | undefined, value: unknown, language: Language): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, { error: localeErrors[language] });
  if (result.success) return result.data;
  throw new InvalidInput(result.error.issues);
}

/** The one problem with more than a text: which fields, and what is wrong with each. */
class InvalidInput extends Problem {
  readonly issues: { path: string; message: string }[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const problem = httpProblem.not_valid();
    super(problem.code, problem.kind);
    this.issues = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  }
}

type Called = Pick<Arrival, 'request' | 'params'>;

/** A token in an address is a key: whoever reads the log must not get it. */
function loggedPath({ request, params: { token } }: Called): string {
  const { pathname } = new URL(request.url);
  return token ? pathname.replace(token, ':token') : pathname;
}

function answerError(error: unknown, language: Language, { request, params }: Called, log: Log): Response {
  const problem = problemOf(error);
  if (problem !== error || problem.code === 'too_long') {
    const path = loggedPath({ request, params });
    log.error({ err: error, fault: problem.params['id'], method: request.method, path }, 'a request failed');
  }
  if (isForReading(request)) return pageOf(problem, language);
  return Response.json(
    {
      type: `urn:dauphin:problem:${problem.code}`,
      title: problem.text(language),
      status: problem.kind.status,
      code: problem.code,
      params: problem.params,
      ...(problem instanceof InvalidInput && { issues: problem.issues }),
    },
    {
      status: problem.kind.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...retryOf(problem),
      },
    },
  );
}

/** A person followed a link of a message: the console and other programs ask for JSON. */
function isForReading(request: Request): boolean {
  const accept = request.headers.get('accept') ?? '';
  return accept.includes('text/html') && !new URL(request.url).pathname.startsWith('/api/');
}

function pageOf(problem: Problem, language: Language): Response {
  const title = problem.text(language);
  const page = publicPage({
    language,
    title,
    body: html`<article><h1>${title}</h1></article>`,
    status: problem.kind.status,
  });
  for (const [name, value] of Object.entries(retryOf(problem))) page.headers.set(name, value);
  return page;
}

const retryOf = ({ kind }: Problem): Record<string, string> => (kind.status === 503 ? { 'retry-after': '2' } : {});

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return isDatabaseAway(error) ? httpProblem.database_away() : httpProblem.fault({ id: randomUUID().slice(0, 8) });
}

/** The first of our languages in an Accept-Language header, by weight (RFC 9110 section 12.5.4); English when none is. */
export function preferredLanguage(header: string | null): Language {
  const wishes = (header ?? '')
    .slice(0, 400)
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';');
      const weight = rest.map((part) => /^\s*q=([\d.]+)$/.exec(part)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language, weight } of wishes) {
    if (weight > 0 && (language === 'fr' || language === 'en')) return language;
  }
  return 'en';
}
