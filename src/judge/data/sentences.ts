// Every symbol's words: one table made of one file per group. A symbol without words does not compile.

import { attachmentSentences } from './sentences/attachments.ts';
import { authenticationSentences } from './sentences/authentication.ts';
import { bulkSentences } from './sentences/bulk.ts';
import { concealmentSentences } from './sentences/concealment.ts';
import { headerSentences } from './sentences/headers.ts';
import { htmlSentences } from './sentences/html.ts';
import { identitySentences } from './sentences/identity.ts';
import { learnedSentences } from './sentences/learned.ts';
import { linkSentences } from './sentences/links.ts';
import { routeSentences } from './sentences/route.ts';
import { persuasionSentences } from './sentences/persuasion.ts';
import { subjectSentences } from './sentences/subject.ts';
import type { SymbolWords } from './sentences/symbol-words.ts';
import { trackerSentences } from './sentences/trackers.ts';
import type { EvidenceSymbol } from './weights.ts';

export const sentences: Readonly<Record<EvidenceSymbol, SymbolWords>> = {
  ...authenticationSentences,
  ...identitySentences,
  ...headerSentences,
  ...routeSentences,
  ...bulkSentences,
  ...subjectSentences,
  ...persuasionSentences,
  ...linkSentences,
  ...trackerSentences,
  ...htmlSentences,
  ...concealmentSentences,
  ...attachmentSentences,
  ...learnedSentences,
};
