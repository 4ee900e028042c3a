// The ways to authenticate that our server offers, the best first (RFC 4954).

export const mechanisms = ['SCRAM-SHA-256', 'PLAIN', 'LOGIN'] as const;
export type Mechanism = (typeof mechanisms)[number];
