// One address in the HTML of a message, and what is put in its place. A shape only.

import type { HtmlAddress } from '#message/html-addresses.ts';
import type { HtmlPart } from './html-parts.ts';

export interface Change {
  part: HtmlPart;
  written: HtmlAddress;
  /** ASCII, without quotes, spaces and angle brackets. */
  put: string;
}
