// How many connections, and messages on each, the large receivers bear; matched on the end of the MX name, first match wins.
// Source: STANDARDS section 1.2 (published by the providers or by KumoMTA). A table, not code.

export interface SiteLimits {
  connections: number;
  messagesPerConnection: number;
  /** `required`: a connection that cannot be encrypted is not used. */
  tls: 'opportunistic' | 'required';
}

export const defaultLimits: SiteLimits = { connections: 10, messagesPerConnection: 100, tls: 'opportunistic' };

const site = (
  suffix: string,
  connections: number,
  messagesPerConnection: number,
  tls: SiteLimits['tls'] = 'opportunistic',
) => ({
  suffix,
  limits: { connections, messagesPerConnection, tls },
});

export const siteLimits: readonly { suffix: string; limits: SiteLimits }[] = [
  site('.google.com', 5, 50, 'required'),
  site('.googlemail.com', 5, 50, 'required'),
  site('.yahoodns.net', 10, 20),
  site('.olc.protection.outlook.com', 5, 50),
  site('.mail.protection.outlook.com', 5, 50),
  site('.mx.microsoft', 5, 50),
  site('.icloud.com', 10, 5),
  site('.orange.fr', 2, 100, 'required'),
  site('.laposte.net', 2, 100),
  site('.sfr.fr', 2, 100),
  site('.free.fr', 2, 100),
  site('.web.de', 4, 20, 'required'),
  site('.gmx.net', 4, 20, 'required'),
  site('.mimecast.com', 10, 100),
  site('.barracudanetworks.com', 10, 15, 'required'),
  site('.comcast.net', 25, 1000, 'required'),
  site('.mail.com', 10, 100),
  site('.qq.com', 4, 8),
  site('.163.com', 4, 7),
];
