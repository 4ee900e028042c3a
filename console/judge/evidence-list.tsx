// The evidence in words: what speaks against the message, what for, and what is merely good to know; within each by what it is about,
// the heaviest first.

import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EvidenceItem } from './evidence-item.tsx';
import { GroupName } from './group-name.tsx';
import { type EvidenceHandling, type ShownEvidence, toneOf } from './shown-evidence.ts';

export interface EvidenceListProps extends EvidenceHandling {
  evidence: readonly ShownEvidence[];
}

const SECTIONS = ['against', 'for', 'neutral'] as const;

export function EvidenceList({ evidence, ...handling }: EvidenceListProps) {
  const { t } = useTranslation('judge');
  const numbered = evidence.map((one, index) => ({ ...one, number: one.number ?? index + 1 }));
  return SECTIONS.map((section) => {
    const items = numbered.filter((one) => toneOf(one) === section);
    if (items.length === 0) {
      return section === 'against' ? (
        <Text key={section} c="dimmed">
          {t('nothingAgainst')}
        </Text>
      ) : null;
    }
    return (
      <section key={section} aria-label={t(section)} className="evidence-section">
        <Title order={3}>{t(section)}</Title>
        {/* A map keeps its keys in the order they came: the group of the heaviest piece first. */}
        {[...Map.groupBy(items, ({ group }) => group)].map(([group, pieces]) => (
          <div key={group} className="evidence-group">
            <GroupName group={group} />
            <ol className="evidence-list">
              {pieces.map((one) => (
                <EvidenceItem key={one.symbol} evidence={one} {...handling} />
              ))}
            </ol>
          </div>
        ))}
      </section>
    );
  });
}
