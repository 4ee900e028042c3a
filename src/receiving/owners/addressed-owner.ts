// Which owner an address means. Pure. Detail behind a plus sign (RFC 5233) is the owner's own, so his mail under it is his; case is folded,
// as every mailbox server in use does.

/** The address under which its owner is known, from one that RCPT gave. */
export function ownAddress(recipient: string): string {
  const at = recipient.lastIndexOf('@');
  const local = recipient.slice(0, at).toLowerCase();
  const plus = local.indexOf('+');
  return `${plus > 0 ? local.slice(0, plus) : local}${recipient.slice(at).toLowerCase()}`;
}
