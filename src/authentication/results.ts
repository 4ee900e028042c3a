// What is known of who vouches for a message, in the words of RFC 8601: filled by our own checks or taken over from the
// Authentication-Results of an upstream that is named as trusted. Shapes only. What was not checked is absent, never `none`:
// `none` means that the check was made and found nothing published.

export type SpfOutcome = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror';
export type DkimOutcome = 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror';
export type DmarcOutcome = 'pass' | 'fail' | 'none' | 'temperror' | 'permerror';

export interface SpfResult {
  result: SpfOutcome;
  /** Domain of MAIL FROM, or of HELO for the null sender. */
  domain: string;
  /** Whether that domain belongs with the domain of From (RFC 9989, relaxed). */
  isAligned: boolean;
}

export interface DkimResult {
  result: DkimOutcome;
  /** d= */
  domain: string;
  selector?: string;
  isAligned: boolean;
  /** Names in h=, lower case. */
  signedHeaders?: readonly string[];
  /** Size of the RSA key. */
  keyBits?: number;
  /** The signature covers only the start of the body (l=). */
  isPartial?: boolean;
}

export interface DmarcResult {
  result: DmarcOutcome;
  /** Domain of From. */
  domain: string;
  policy?: 'none' | 'quarantine' | 'reject';
}

export interface ArcResult {
  result: 'pass' | 'fail' | 'none';
  /** The newest set: how many forwarders sealed the message. */
  instance?: number;
  /** Who sealed last (d=); a pass is worth what this domain's word is worth. */
  sealer?: string;
  /** Why it fails, in the library's words: for logs, not for people. */
  reason?: string;
}

/** Whether the domain published a logo, and where. Neither logo nor certificate is fetched: a pass says that the record stands. */
export interface BimiResult {
  /** `skipped`: the message or the policy does not qualify (`reason`). `declined`: the domain says that it wants none shown. */
  result: 'pass' | 'none' | 'fail' | 'skipped' | 'declined' | 'temperror';
  /** Where the record was found. */
  domain?: string;
  selector?: string;
  /** URL of the logo (l=). */
  location?: string;
  /** URL of the certificate (a=). */
  authority?: string;
  reason?: string;
}

export interface AuthenticationResults {
  spf?: SpfResult;
  /** One per signature, in the order of the message; empty when it carries none. Absent when not checked. */
  dkim?: readonly DkimResult[];
  dmarc?: DmarcResult;
  arc?: ArcResult;
  bimi?: BimiResult;
}
