// Reads JSON that others wrote: what is asked for by name and kind, and nothing where it is missing or of another kind. Never throws.

export type Json = Record<string, unknown>;

/** Undefined when it is no JSON, or no object. */
export function parseObject(content: Buffer): Json | undefined {
  try {
    const document: unknown = JSON.parse(content.toString('utf8').replace(/^\ufeff/, ''));
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectIn = (parent: Json, key: string): Json => {
  const value = parent[key];
  return isObject(value) ? value : {};
};

const listIn = (parent: Json, key: string): unknown[] => [parent[key] ?? []].flat();
export const objectsIn = (parent: Json, key: string): Json[] => listIn(parent, key).filter(isObject);
export const textsIn = (parent: Json, key: string): string[] =>
  listIn(parent, key).filter((value): value is string => typeof value === 'string');
export const textIn = (parent: Json, key: string): string | undefined => textsIn(parent, key)[0] || undefined;

export const numberIn = (parent: Json, key: string): number => {
  const value = Number(parent[key]);
  return Number.isSafeInteger(value) && value >= 0 ? value : 0;
};

export function instant(value: string | undefined): Date | undefined {
  const date = new Date(Date.parse(value ?? ''));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
