// Whose servers send the mail of the large free mailbox providers: for each mail domain, the organizations that their hosts bear.
// A table only. A provider stands here only when all its mail leaves from its own hosts.

const providers: readonly { domains: RegExp; servers: RegExp }[] = [
  { domains: /^(?:gmail|googlemail)\.com$/, servers: /^google\.com$/ },
  { domains: /^(?:hotmail|outlook|live|msn)\.[a-z.]{2,6}$/, servers: /^(?:outlook|hotmail|live|msn|microsoft)\.com$/ },
  {
    domains: /^(?:yahoo\.[a-z.]{2,6}|ymail\.com|rocketmail\.com|aol\.[a-z.]{2,6})$/,
    servers: /^(?:yahoo\.|yahoodns\.net$|aol\.|verizonmedia\.|oath\.)/,
  },
  { domains: /^(?:icloud|me|mac)\.com$/, servers: /^(?:apple|icloud|me|mac)\.com$/ },
  { domains: /^(?:gmx|web)\.(?:de|net|at|ch|com|fr)$/, servers: /^(?:gmx|web|1and1|kundenserver|ui-r)\./ },
];

/** Whether a host of this organization is where mail of that domain leaves from; undefined for domains not listed. */
export function isServerOf(domain: string, organization: string): boolean | undefined {
  return providers.find(({ domains }) => domains.test(domain))?.servers.test(organization);
}
