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

export interface AuthenticationResults {
  spf?: SpfResult;
  /** One per signature, in the order of the message; empty when it carries none. Absent when not checked. */
  dkim?: readonly DkimResult[];
  dmarc?: DmarcResult;
  arc?: { result: 'pass' | 'fail' | 'none' };
}
