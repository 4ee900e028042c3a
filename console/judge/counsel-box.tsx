// A fraud taken apart for who received it: what it wants, what contradicts it, what to do. The sentences are those of the evidence; a
// click on one shows its place in the message.

import { Box, Text, Title, UnstyledButton } from '@mantine/core';
import { IconHandStop, IconShieldCheck, IconTargetArrow, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import type { EvidenceHandling, ShownEvidence } from './shown-evidence.ts';
import type { Counsel } from './verdict-view.tsx';

export interface CounselBoxProps extends EvidenceHandling {
  counsel: Counsel;
  evidence: readonly ShownEvidence[];
}

export function CounselBox({ counsel, evidence, onSelect, onHover }: CounselBoxProps) {
  const { t } = useTranslation('judge');
  const language = currentLanguage();
  const sentences = (symbols: readonly string[]) =>
    evidence
      .filter(({ symbol }) => symbols.includes(symbol))
      .map(({ symbol, sentence, number }) => (
        <li key={symbol}>
          {onSelect ? (
            <UnstyledButton
              className="counsel-sentence"
              onClick={() => onSelect(number)}
              onMouseEnter={() => onHover?.(number)}
              onMouseLeave={() => onHover?.(undefined)}
            >
              {sentence[language]}
            </UnstyledButton>
          ) : (
            sentence[language]
          )}
        </li>
      ));
  const steps = counsel.todo.map((step) => <li key={step.en}>{step[language]}</li>);
  return (
    <Box component="section" className="counsel" aria-label={t('counsel.title')}>
      <Title order={3}>{t('counsel.title')}</Title>
      <Part icon={IconTargetArrow} title={t('counsel.wants')} items={sentences(counsel.wants)} />
      <Part icon={IconHandStop} title={t('counsel.contradicts')} items={sentences(counsel.contradicts)} />
      <Part icon={IconShieldCheck} title={t('counsel.todo')} items={steps} isOrdered />
    </Box>
  );
}

interface PartProps {
  icon: TablerIcon;
  title: string;
  items: ReactNode[];
  isOrdered?: boolean;
}

function Part({ icon: Icon, title, items, isOrdered }: PartProps) {
  if (items.length === 0) return null;
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <div className="counsel-part" data-todo={isOrdered || undefined}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>
        <Text fw={600} size="sm" component="h4" m={0}>
          {title}
        </Text>
        <List>{items}</List>
      </div>
    </div>
  );
}
