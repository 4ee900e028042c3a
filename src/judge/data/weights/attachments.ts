// Files that the message carries: see ../weights.ts for units and rules. The corpora hold few of them, since providers take the worst out
// before anybody sees them: these rows rest on what such files can do, kept below what a single row may decide.

import type { Weights } from './class-weights.ts';

export const attachmentsWeights = {
  ATTACHMENT_PROGRAM: { desired: -1.0, greybulk: -1.2, spam: 1.0, phish: 1.6 },
  ATTACHMENT_SCRIPT: { desired: -1.0, greybulk: -1.2, spam: 1.0, phish: 1.6 },
  ATTACHMENT_SHORTCUT: { desired: -0.8, greybulk: -1.0, spam: 0.8, phish: 1.4 },
  ATTACHMENT_DISK_IMAGE: { desired: -0.6, greybulk: -1.0, spam: 0.8, phish: 1.4 },
  ATTACHMENT_ONENOTE: { desired: -0.3, greybulk: -0.8, spam: 0.4, phish: 0.9 },
  ATTACHMENT_DOUBLE_EXTENSION: { desired: -1.0, greybulk: -1.0, spam: 1.0, phish: 2.0 },
  ATTACHMENT_NAME_DECEIVES: { desired: -1.0, greybulk: -1.0, spam: 0.8, phish: 2.0 },
  ATTACHMENT_DISGUISED: { desired: -0.5, greybulk: -0.8, spam: 0.7, phish: 1.2 },
  ATTACHMENT_MACRO: { desired: -0.3, greybulk: -0.8, spam: 0.5, phish: 0.8 },
  ATTACHMENT_ENCRYPTED: { desired: -0.1, greybulk: -0.8, spam: 0.3, phish: 0.4 },
  ATTACHMENT_PASSWORD_GIVEN: { desired: -0.4, greybulk: -0.4, spam: 0.6, phish: 1.2 },
  ATTACHMENT_ARCHIVED_PROGRAM: { desired: -0.8, greybulk: -1.0, spam: 1.0, phish: 1.6 },
  ATTACHMENT_HTML: { desired: -0.2, greybulk: -0.4, spam: 0.3, phish: 0.7 },
  ATTACHMENT_HTML_SCRIPT: { desired: -0.4, greybulk: -0.6, spam: 0.4, phish: 1.2 },
  ATTACHMENT_HTML_PASSWORD: { desired: -0.8, greybulk: -1.0, spam: 0.4, phish: 2.6 },
  ATTACHMENT_HTML_SMUGGLING: { desired: -0.8, greybulk: -1.0, spam: 0.6, phish: 2.4 },
  ATTACHMENT_SVG_ACTIVE: { desired: -0.8, greybulk: -1.0, spam: 0.4, phish: 2.0 },
  ATTACHMENT_PDF_ACTIVE: { desired: -0.1, greybulk: -0.4, spam: 0.2, phish: 0.4 },
  ATTACHMENT_PDF_LINK: { greybulk: -0.2, spam: 0.1, phish: 0.2 },
  ATTACHMENT_QR_LINK: { greybulk: -0.3, spam: 0.2, phish: 0.6 },
  ATTACHMENT_QR_RECIPIENT: { desired: -0.8, greybulk: -0.8, spam: 0.4, phish: 2.0 },
} as const satisfies Weights;
