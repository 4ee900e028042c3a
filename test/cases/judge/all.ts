// Every case for the judge, by the evidence file it belongs to.

import { attachmentCases } from './attachments.ts';
import { authenticationCases } from './authentication.ts';
import { bulkCases } from './bulk.ts';
import { concealmentCases } from './concealment.ts';
import { headerCases } from './headers.ts';
import { htmlCases } from './html.ts';
import { identityCases } from './identity.ts';
import { identityDomainCases } from './identity-domains.ts';
import { identityNameCases } from './identity-names.ts';
import { identityTieCases } from './identity-ties.ts';
import { imageHostCases } from './image-hosts.ts';
import { learnedCases } from './learned.ts';
import { linkCases } from './links.ts';
import { routeCases } from './route.ts';
import { persuasionCases } from './persuasion.ts';
import { subjectCases } from './subject.ts';
import { trackerCases } from './trackers.ts';

export const judgeCases = {
  authentication: authenticationCases,
  identity: [...identityCases, ...identityNameCases, ...identityDomainCases, ...identityTieCases],
  headers: headerCases,
  route: routeCases,
  bulk: bulkCases,
  subject: subjectCases,
  persuasion: persuasionCases,
  links: [...linkCases, ...imageHostCases],
  trackers: trackerCases,
  html: htmlCases,
  concealment: concealmentCases,
  attachments: attachmentCases,
  learned: learnedCases,
};
