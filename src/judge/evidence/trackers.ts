// Images that report whether, when and where a message is read, as the one finder of them sees it.
// Pictures within the message (cid:, data:) report nothing, and spacers shared by everyone are spared.

import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { findSpyPixels } from '../trackers/find-spy-pixels.ts';

export const trackerEvidence = (reading: Reading): Finding[] =>
  findSpyPixels(reading).map(({ symbol, image, details }) => ({ symbol, details, place: image.place }));
