// The public API as an OpenAPI 3.1 document, drawn from the table of routes itself: every route that names a scope is in it, none that does not. Pure; the
// same table gives the same document.

import { z } from 'zod';
import type { AnyRoute, RouteTable } from './route.ts';

type Json = Record<string, unknown>;

export interface OpenApiSettings {
  publicUrl: string;
}

const TITLE = 'Dauphin';
const API_VERSION = '1.0';
const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. `code` is for programs, `title` says in the caller’s language how to mend it.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    params: { type: 'object' },
    issues: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

export function openApiDocument(routes: RouteTable, { publicUrl }: OpenApiSettings): Json {
  const paths: Record<string, Json> = {};
  for (const [key, route] of Object.entries(routes)) {
    if (route.scope === undefined) continue;
    const [method = '', path = ''] = key.split(' ');
    const template = path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(method, path, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: TITLE,
      version: API_VERSION,
      description: 'Every call carries an API key: `Authorization: Bearer dph_…`.',
    },
    servers: [{ url: publicUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'dph_…' } },
    },
  };
}

function operationOf(method: string, path: string, route: AnyRoute): Json {
  return {
    operationId: operationId(method, path),
    summary: route.summary,
    'x-scope': route.scope,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...headersOf(route)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } },
    }),
    responses: {
      ...(route.answer
        ? { 200: { description: 'Done', content: { 'application/json': { schema: answerOf(route.answer) } } } }
        : { '2XX': { description: 'Done' } }),
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** `POST /api/messages/:messageId/cancel` is `postMessagesByMessageIdCancel`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, '')
    .split(/[/-]/)
    .map((word) => (word.startsWith(':') ? `by${capital(word.slice(1))}` : word));
  return method.toLowerCase() + words.map(capital).join('');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What a caller writes: before the server's own readings of it. */
const schemaOf = (schema: z.ZodType): Json => bare(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
const answerOf = (schema: z.ZodType): Json => bare(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }));

function bare({ $schema: _, ...schema }: Json): Json {
  return schema;
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
}

const headersOf = ({ isIdempotent }: AnyRoute): Json[] =>
  isIdempotent
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'The same call with the same key changes nothing more, for a week.',
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      ]
    : [];
