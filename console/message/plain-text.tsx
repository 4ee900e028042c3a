// The text version of a message, as it is, with the marks of evidence in it where there are any.

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MarkedText } from './marked-text.tsx';
import type { MessageView, Selection } from './message-view.ts';

export interface PlainTextProps extends Partial<Selection> {
  message: Pick<MessageView, 'text' | 'hasHtml' | 'verdict'>;
  active?: number;
  /** Shown because there is nothing else: said above it. */
  isInPlaceOfHtml?: boolean;
}

export function PlainText({ message, active, selected, onSelect, isInPlaceOfHtml }: PlainTextProps) {
  const { t } = useTranslation('message');
  const { text, verdict } = message;
  if (!text) {
    return (
      <Text c="dimmed" p="md">
        {t('noText')}
      </Text>
    );
  }
  const evidence = onSelect ? verdict.evidence.filter(({ place }) => place?.part === 'text') : [];
  return (
    <>
      {isInPlaceOfHtml && (
        <Text c="dimmed" size="sm" p="md" pb={0}>
          {t('noHtml')}
        </Text>
      )}
      <pre className="message-text" dir="auto" tabIndex={0}>
        {onSelect ? (
          <MarkedText text={text} evidence={evidence} active={active} selected={selected} onSelect={onSelect} />
        ) : (
          text
        )}
      </pre>
    </>
  );
}
