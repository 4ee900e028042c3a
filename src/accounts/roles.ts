// What each role may do. Pure tables and one function. A permission is `noun:read`, `noun:write` or `noun:send`.
// Unknown permissions are refused to everybody but owners: a new noun is closed until a role is given it.

export const ROLES = ['owner', 'marketer', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const NOUNS = ['contacts', 'templates', 'campaigns', 'sandbox', 'domains', 'workspace', 'operators', 'audit'] as const;
const ALL: readonly string[] = [
  ...NOUNS.flatMap((noun) => [`${noun}:read`, `${noun}:write`]),
  'campaigns:send',
  'sandbox:send',
];

/** Who works here, what they did, the house's own settings, and what may leave the machine: the owner's. */
const OWNERS_ONLY = new Set([
  'operators:read',
  'operators:write',
  'audit:read',
  'audit:write',
  'workspace:write',
  'domains:write',
]);

const GRANTED: Record<Role, ReadonlySet<string>> = {
  owner: new Set(ALL),
  marketer: new Set(ALL.filter((permission) => !OWNERS_ONLY.has(permission))),
  viewer: new Set(ALL.filter((permission) => permission.endsWith(':read') && !OWNERS_ONLY.has(permission))),
};

export function may(role: Role, permission: string): boolean {
  return role === 'owner' || GRANTED[role].has(permission);
}

/** For the console, which hides what would be refused. */
export function permissionsOf(role: Role): string[] {
  return [...GRANTED[role]];
}
