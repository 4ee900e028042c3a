// What each role may do. Pure tables and one function. A permission is `noun:read`, `noun:write` or `noun:send`.
// Unknown permissions are refused to everybody but owners: a new noun is closed until a role is given it.

export const ROLES = ['owner', 'marketer', 'postmaster', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const NOUNS = [
  'contacts',
  'templates',
  'campaigns',
  'sandbox',
  'domains',
  'gateway',
  'quarantine',
  'workspace',
  'operators',
  'audit',
  'api-keys',
  'messages',
  'webhooks',
] as const;
const ALL: readonly string[] = [
  ...NOUNS.flatMap((noun) => [`${noun}:read`, `${noun}:write`]),
  'campaigns:send',
  'sandbox:send',
  'messages:send',
];

/** Who works here, what they did, the house's own settings, and what may leave the machine: the owner's. */
const OWNERS_ONLY = new Set([
  'operators:read',
  'operators:write',
  'audit:read',
  'audit:write',
  'workspace:write',
  'domains:write',
  'api-keys:read',
  'api-keys:write',
  'webhooks:read',
  'webhooks:write',
]);

/** The road in holds other people's mail: whoever sends mailings or looks on has no business there. */
const ROAD_IN = new Set(['gateway:read', 'gateway:write', 'quarantine:read', 'quarantine:write']);

const POSTMASTERS = new Set([...ROAD_IN, 'domains:read', 'workspace:read']);

const isCommon = (permission: string) => !OWNERS_ONLY.has(permission) && !ROAD_IN.has(permission);

const GRANTED: Record<Role, ReadonlySet<string>> = {
  owner: new Set(ALL),
  marketer: new Set(ALL.filter(isCommon)),
  postmaster: new Set(ALL.filter((permission) => POSTMASTERS.has(permission))),
  viewer: new Set(ALL.filter((permission) => permission.endsWith(':read') && isCommon(permission))),
};

export function may(role: Role, permission: string): boolean {
  return role === 'owner' || GRANTED[role].has(permission);
}

/** For the console, which hides what would be refused. */
export function permissionsOf(role: Role): string[] {
  return [...GRANTED[role]];
}
