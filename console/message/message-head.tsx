// Who writes to whom about what, as the message says it itself, with the marks of evidence on these lines.

import { Box, Title } from '@mantine/core';
import { Initials } from '../app/parts/initials.tsx';
import { useFormat } from '../app/format.ts';
import { useTranslation } from 'react-i18next';
import { MarkedText } from './marked-text.tsx';
import type { MessageView, Selection, ShownEvidence } from './message-view.ts';

/** Headers shown here: the evidence on others is shown on the lines of the headers. */
export const HEAD_FIELDS = ['subject', 'from', 'reply-to', 'to'] as const;
const LINES = [
  ['from', 'from'],
  ['reply-to', 'replyTo'],
  ['to', 'to'],
] as const;

export interface MessageHeadProps extends Selection {
  message: MessageView;
  active: number | undefined;
}

export const evidenceOn = (header: string, evidence: readonly ShownEvidence[]) =>
  evidence.filter(({ place }) => place?.part === 'header' && place.header.toLowerCase() === header);

export function MessageHead({ message, ...selection }: MessageHeadProps) {
  const { t } = useTranslation('message');
  const { dateTime } = useFormat();
  const { headers, verdict, from, date } = message;
  const valueOf = (name: string) => headers.find((one) => one.name.toLowerCase() === name)?.value ?? '';
  const marked = (name: string) => (
    <MarkedText text={valueOf(name)} evidence={evidenceOn(name, verdict.evidence)} {...selection} />
  );
  return (
    <Box className="message-head">
      <Title order={2} className="message-subject" dir="auto">
        {message.subject ? marked('subject') : t('noSubject')}
      </Title>
      <div className="message-people">
        <Initials name={from[0]?.name || from[0]?.address || '?'} size={36} />
        <dl className="message-facts">
          {LINES.map(
            ([name, label]) =>
              (valueOf(name) !== '' || evidenceOn(name, verdict.evidence).length > 0) && (
                <div key={name}>
                  <dt>{t(label)}</dt>
                  <dd dir="auto">{marked(name)}</dd>
                </div>
              ),
          )}
          {date && (
            <div>
              <dt>{t('date')}</dt>
              <dd>
                <time dateTime={date}>{dateTime(date)}</time>
              </dd>
            </div>
          )}
        </dl>
      </div>
    </Box>
  );
}
