// The one door from the console to the program: `api('GET /api/contacts/:contactId', { params: { contactId } })`.
// Types come from the server's own route table (types only: no server code is bundled).
// Every failure is an ApiProblem whose text is a sentence for the operator, already in their language.
// It must never be by-passed with fetch(): the language, the problems and the end of a session are handled here.

import i18next from 'i18next';
import type { RouteTypes } from '../../src/platform/http/route.ts';
import type { Routes } from '../../src/routes.ts';
import { currentLanguage } from './i18n.ts';

/** `METHOD /path/:param`, as the server's table of routes spells it. */
export type Endpoint = keyof Routes & string;

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Params<E extends string> = [Names<E>] extends [never] ? undefined : Record<Names<E>, string>;
/** An absent part, a part that may be left out, or a part that must be given. */
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: undefined }
  : object extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What the endpoint takes: `params` from its path, `query` and `body` from its schemas. */
export type ApiInput<E extends Endpoint> = Part<'params', Params<E>> &
  Part<'query', RouteTypes<Routes[E]>['query']> &
  Part<'body', RouteTypes<Routes[E]>['body']>;

/** What the endpoint answers, as JSON leaves it. */
export type ApiAnswer<E extends Endpoint> = RouteTypes<Routes[E]>['answer'];

/** The input may be left out when nothing in it is required. */
export type ApiArguments<E extends Endpoint> =
  object extends ApiInput<E> ? [input?: ApiInput<E>] : [input: ApiInput<E>];

/** A refusal or a failure, in words. `code` is one of the server's problem codes, or `offline` | `unreadable`. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  /** For a form: what is wrong with which field, by its path (`email`, `fields.city`). */
  readonly fields: Record<string, string>;

  constructor(status: number, code: string, text: string, fields: Record<string, string> = {}) {
    super(text);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** The address of an endpoint, for a link, an image or a download. */
export function apiUrl<E extends Endpoint>(endpoint: E, input: { params?: object; query?: object } = {}): string {
  const path = endpoint.slice(endpoint.indexOf(' ') + 1);
  const params = (input.params ?? {}) as Record<string, string>;
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') query.append(name, String(one));
    }
  }
  return query.size === 0 ? filled : `${filled}?${query}`;
}

/** Asks, and gives the answer's JSON. Throws ApiProblem. */
export async function api<E extends Endpoint>(endpoint: E, ...[input]: ApiArguments<E>): Promise<ApiAnswer<E>> {
  const { params, query, body, signal } = (input ?? {}) as {
    params?: object;
    query?: object;
    body?: unknown;
    signal?: AbortSignal;
  };
  let response: Response;
  try {
    response = await fetch(apiUrl(endpoint, { params, query }), {
      method: endpoint.slice(0, endpoint.indexOf(' ')),
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(0, 'offline', i18next.t('problem.offline'));
  }
  return read(response.status, await response.text()) as ApiAnswer<E>;
}

export interface UploadProgress {
  sent: number;
  total: number;
}

/** Sends a file as the request's whole body, streaming, with progress (fetch has none for uploads). Throws ApiProblem. */
export function upload<E extends Endpoint>(
  endpoint: E,
  input: { params?: object; query?: object },
  file: Blob,
  options: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal; fileName?: string } = {},
): Promise<ApiAnswer<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.slice(0, endpoint.indexOf(' ')), apiUrl(endpoint, input));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', currentLanguage());
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    if (options.fileName) request.setRequestHeader('x-file-name', encodeURIComponent(options.fileName));
    request.upload.onprogress = (event) => options.onProgress?.({ sent: event.loaded, total: event.total });
    request.onerror = () => reject(new ApiProblem(0, 'offline', i18next.t('problem.offline')));
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'));
    request.onload = () => {
      try {
        resolve(read(request.status, request.responseText) as ApiAnswer<E>);
      } catch (problem) {
        reject(problem);
      }
    };
    options.signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** Told when a session has ended, whichever call found out. The router goes to the sign-in page. */
export const whenSignedOut: { hear: () => void } = { hear: () => {} };

interface ProblemJson {
  code?: string;
  title?: string;
  issues?: { path: string; message: string }[];
}

/** RFC 9457: a refusal is `application/problem+json`, with a `code` and, for a form, `issues` by field. */
function read(status: number, text: string): unknown {
  let json: unknown;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new ApiProblem(status, 'unreadable', i18next.t('problem.unreadable', { status }));
  }
  if (status < 400) return json;
  const { code = 'unreadable', title, issues = [] } = (json ?? {}) as ProblemJson;
  if (code === 'sign_in_needed') whenSignedOut.hear();
  const fields = Object.fromEntries(issues.map(({ path, message }) => [path, message]));
  throw new ApiProblem(status, code, title ?? i18next.t('problem.unreadable', { status }), fields);
}
