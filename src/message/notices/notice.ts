// Which kind of machine mail a message is, and what it says. One message is one kind; most are none. Never throws.

import type { Message } from '../parse.ts';
import { type FeedbackReport, readFeedback } from './arf.ts';
import { type DmarcAggregateReport, readDmarcReport } from './dmarc-report.ts';
import { type DeliveryStatusNotice, readDeliveryStatus } from './dsn.ts';
import type { NoticeDefect } from './notice-parts.ts';
import { readTlsReport, type TlsReport } from './tls-report.ts';
import { readXarf, type XarfReport } from './xarf.ts';

export type Notice =
  | DeliveryStatusNotice
  | FeedbackReport
  | DmarcAggregateReport
  | TlsReport
  | XarfReport
  /** A multipart/report with nothing in it that a program could read, or of a kind that is not read here (read receipts). */
  | { kind: 'other_report'; reportType: string; defects: NoticeDefect[] };

export function readNotice(message: Message): Notice | undefined {
  return (
    readDeliveryStatus(message) ??
    readXarf(message) ??
    readFeedback(message) ??
    readTlsReport(message) ??
    readDmarcReport(message) ??
    otherReport(message)
  );
}

function otherReport({ root }: Message): Notice | undefined {
  if (root.type !== 'multipart/report') return undefined;
  const reportType = root.parameters.get('report-type')?.toLowerCase() ?? '';
  return { kind: 'other_report', reportType, defects: reportType === '' ? ['report_missing'] : [] };
}
