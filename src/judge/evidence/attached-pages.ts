// Web pages and drawings that a message carries as files: opened, they run in the reader's browser, out of reach of his mail program.
// A page that asks for a password or builds a file by a script is what attacks do. It never runs anything.

import type { Attachment } from '#message/attachment.ts';
import { readHtml } from '#message/html.ts';
import type { Details, Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { smuggles } from '../smuggling.ts';

const LONGEST_PAGE = 1_000_000;
const DRAWING_RUNS =
  /<script|<foreignObject|\son(?:load|click|error|mouseover|begin)\s*=|(?:href|src)\s*=\s*(?:["']\s*)?(?:javascript|data:text\/html)/i;

export function pageEvidence(attachment: Attachment, details: Details, { isDiscussion }: Reading): Finding[] {
  const source = pageText(attachment.read().subarray(0, LONGEST_PAGE));
  if (attachment.kind === 'svg') {
    return DRAWING_RUNS.test(source) ? [{ symbol: 'ATTACHMENT_SVG_ACTIVE', details }] : [];
  }
  const { forms, active, refresh } = readHtml(source);
  const hasScript = active.has('script') || refresh !== undefined;
  const findings: Finding[] = [];
  if (forms.some(({ asksPassword }) => asksPassword)) findings.push({ symbol: 'ATTACHMENT_HTML_PASSWORD', details });
  if (smuggles(source)) findings.push({ symbol: 'ATTACHMENT_HTML_SMUGGLING', details });
  else if (hasScript) findings.push({ symbol: 'ATTACHMENT_HTML_SCRIPT', details });
  // Mailing lists turn the HTML version of a message into a file.
  if (findings.length === 0 && !isDiscussion && !isOwnVersion(attachment))
    findings.push({ symbol: 'ATTACHMENT_HTML', details });
  return findings;
}

const isOwnVersion = ({ name }: Attachment): boolean =>
  name === '' || /^(?:attachment|part|noname|untitled)[\w.-]*\.html?$/i.test(name);

/** UTF-16 hides a page from those who look at bytes. */
function pageText(content: Buffer): string {
  return content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString('utf8');
}
