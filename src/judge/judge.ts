// The one judge of both roads: a message and what is known about it go in, a class, a score and evidence come out.
// Pure: no clock, disk, network or settings; the same message and context give the same verdict. It never throws for a message,
// however broken: what could not be read is evidence too.

import type { Message } from '#message/parse.ts';
import type { JudgeContext } from './context.ts';
import { addressedEvidence } from './evidence/addressed.ts';
import { attachmentEvidence } from './evidence/attachments.ts';
import { authenticationEvidence } from './evidence/authentication.ts';
import { bulkEvidence } from './evidence/bulk.ts';
import { bulkCareEvidence } from './evidence/bulk-care.ts';
import { concealmentEvidence } from './evidence/concealment.ts';
import { disguiseEvidence } from './evidence/disguise.ts';
import { fromEvidence } from './evidence/from.ts';
import { headerEvidence } from './evidence/headers.ts';
import { htmlEvidence } from './evidence/html.ts';
import { imageHostEvidence } from './evidence/image-host.ts';
import { linkReportedEvidence } from './evidence/link-reported.ts';
import { linkEvidence } from './evidence/links.ts';
import { persuasionEvidence } from './evidence/persuasion/persuasion.ts';
import { replyToEvidence } from './evidence/reply-to.ts';
import { returnPathEvidence } from './evidence/return-path.ts';
import { routeEvidence } from './evidence/route.ts';
import { spokenBrandEvidence } from './evidence/spoken-brand.ts';
import { subjectEvidence } from './evidence/subject.ts';
import { threadEvidence } from './evidence/thread.ts';
import { trackerEvidence } from './evidence/trackers.ts';
import { usualAuthenticationEvidence } from './evidence/usual-authentication.ts';
import type { Finding } from './finding.ts';
import { recall } from './learn/recall.ts';
import { startModel } from './learn/start.ts';
import { type Reading, readMessage } from './reading.ts';
import type { Verdict } from './verdict.ts';
import { weigh } from './weigh.ts';

/** Everything that is looked at. The order has no meaning: evidence is sorted by weight. */
const gatherers: readonly ((reading: Reading) => Finding[])[] = [
  authenticationEvidence,
  usualAuthenticationEvidence,
  fromEvidence,
  replyToEvidence,
  returnPathEvidence,
  spokenBrandEvidence,
  addressedEvidence,
  headerEvidence,
  threadEvidence,
  routeEvidence,
  bulkEvidence,
  bulkCareEvidence,
  subjectEvidence,
  persuasionEvidence,
  linkEvidence,
  linkReportedEvidence,
  imageHostEvidence,
  trackerEvidence,
  htmlEvidence,
  concealmentEvidence,
  disguiseEvidence,
  attachmentEvidence,
];

export interface Examined {
  reading: Reading;
  findings: Finding[];
}

/** All that the evidence files see, not yet weighed. */
export function examine(message: Message, context: JudgeContext = {}): Examined {
  const reading = readMessage(message, context);
  return { reading, findings: gatherers.flatMap((gather) => gather(reading)) };
}

export function judge(message: Message, context: JudgeContext = {}): Verdict {
  const examined = examine(message, context);
  return weigh(examined.findings, recall(context.model ?? startModel(), examined));
}
