// Every case for the judge, by the evidence file it belongs to.

import { attachmentCases } from './attachments.ts';
import { authenticationCases } from './authentication.ts';
import { bulkCases } from './bulk.ts';
import { concealmentCases } from './concealment.ts';
import { headerCases } from './headers.ts';
import { htmlCases } from './html.ts';
import { identityCases } from './identity.ts';
import { learnedCases } from './learned.ts';
import { linkCases } from './links.ts';
import { routeCases } from './route.ts';
import { persuasionCases } from './persuasion.ts';
import { subjectCases } from './subject.ts';
import { trackerCases } from './trackers.ts';

export const judgeCases = {
  authentication: authenticationCases,
  identity: identityCases,
  headers: headerCases,
  route: routeCases,
  bulk: bulkCases,
  subject: subjectCases,
  persuasion: persuasionCases,
  links: linkCases,
  trackers: trackerCases,
  html: htmlCases,
  concealment: concealmentCases,
  attachments: attachmentCases,
  learned: learnedCases,
};
