// What a route is: who may call it, what it takes, what it answers. A station exports a table of them, keyed `METHOD /path`.
// The console reads only the types of these tables. A GET must never change state.

import { z } from 'zod';
import type { Language } from './problem.ts';

/** `public`: anybody, no session read. `operator`: anybody signed in. Otherwise a permission that a role holds or not. */
export type May = 'public' | 'operator' | `${string}:${'read' | 'write' | 'send'}`;

/** Who is calling, as the session says. Built by accounts, handed to the HTTP edge. */
export interface Session {
  operatorId: string;
  workspaceId: string;
  language: Language;
  /** Set when a program calls with an API key: only routes that name one of its scopes are open to it. */
  key?: { id: string; scopes: readonly string[] };
  may(permission: string): boolean;
}

interface Given<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  /** The session's language; for the public, the one the browser prefers. */
  language: Language;
  /** The caller's address, as seen by us or by a trusted proxy. */
  ip: string;
  request: Request;
  /** Headers to add to the JSON answer (cookies, caching). */
  responseHeaders: Headers;
}

export type Call<M extends May, Params, Query, Body> = Given<Params, Query, Body> &
  (M extends 'public' ? { session?: undefined } : { session: Session; workspaceId: string; operatorId: string });

type Schema = z.ZodType;
type Out<S> = S extends Schema ? z.output<S> : undefined;

export interface Route<M extends May, P, Q, B, Answer> {
  may: M;
  /** The scope that an API key needs; left out: closed to keys. A route that names one is part of the public API. */
  scope?: string;
  /** One line for the API document. */
  summary: string;
  params?: P;
  query?: Q;
  /** Left out: the body is not read, `request.body` is a stream for the route to read. */
  body?: B;
  /** For the API document: what is answered. The type comes from `run`. */
  answer?: Schema;
  /** For the API document: takes the header Idempotency-Key. */
  isIdempotent?: boolean;
  /** Bytes of body accepted when there is a body schema; 1 MB when left out. */
  bodyLimit?: number;
  run(call: Call<M, Out<P>, Out<Q>, Out<B>>): Promise<Answer | Response> | Answer | Response;
}

/** A route whose input types are forgotten: what a table of unlike routes holds. */
export type AnyRoute = Omit<Route<May, z.ZodType, z.ZodType, z.ZodType, unknown>, 'run'> & { run(call: any): unknown };
export type RouteTable = Record<string, AnyRoute>;

/** Gives a route its types; changes nothing. */
export function route<
  const M extends May,
  Answer,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: Route<M, P, Q, B, Answer>): Route<M, P, Q, B, Answer> {
  return definition;
}

/** A row's number in a path, query or body: digits, as text. */
export const idSchema = z.string().regex(/^[1-9]\d{0,18}$/);

/** What JSON makes of a value: dates become text. */
export type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? AsJson<Item>[]
    : T extends object
      ? { [Key in keyof T]: AsJson<T[Key]> }
      : T;

type In<S> = S extends Schema ? z.input<S> : undefined;

/** What a caller of a route gives and gets: the console's client is typed with this. */
export type RouteTypes<R> =
  R extends Route<any, infer P, infer Q, infer B, infer Answer>
    ? { params: In<P>; query: In<Q>; body: In<B>; answer: AsJson<Exclude<Answer, Response>> }
    : never;
