// Where the file comes from, on what basis, for which purpose, with what text: asked plainly, kept as proof. An origin that the
// law or good sense refuses is refused here, with the reason.

import { Alert, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import {
  type Basis,
  BASES,
  type DeclarationDraft,
  isRefusedOrigin,
  type Origin,
  ORIGINS,
  REFUSED_ORIGINS,
} from './declaration-draft.ts';
import { readTypedDate } from './typed-date.ts';

interface DeclarationStepProps {
  given: DeclarationDraft;
  onChange: (given: DeclarationDraft) => void;
}

export function DeclarationStep({ given, onChange }: DeclarationStepProps) {
  const { t } = useTranslation('imports');
  const set = (change: Partial<DeclarationDraft>) => onChange({ ...given, ...change });
  const isRefused = isRefusedOrigin(given.origin);
  return (
    <Panel title={t('declaration.title')} text={t('declaration.text')}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Select
          label={t('declaration.origin')}
          required
          data={[...ORIGINS, ...REFUSED_ORIGINS].map((value) => ({ value, label: t(`declaration.origins.${value}`) }))}
          value={given.origin}
          onChange={(origin) => set({ origin: origin as Origin | null })}
        />
        {!isRefused && <PurposeSelect given={given} onChange={set} />}
        {!isRefused && given.origin !== 'suppression_list' && <Basics given={given} set={set} />}
      </SimpleGrid>
      {isRefused && (
        <Alert mt="md" color="red" icon={<IconHandStop aria-hidden />} title={t('declaration.refusedTitle')}>
          {t('declaration.refused')}
        </Alert>
      )}
      {!isRefused && given.origin !== 'suppression_list' && (
        <Textarea
          mt="sm"
          label={t('declaration.wording')}
          description={t('declaration.wordingHelp')}
          required
          minLength={10}
          autosize
          minRows={2}
          value={given.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
      )}
      {!isRefused && (
        <TextInput
          mt="sm"
          label={t('declaration.note')}
          description={t('declaration.noteHelp')}
          value={given.originNote}
          onChange={(event) => set({ originNote: event.currentTarget.value })}
        />
      )}
    </Panel>
  );
}

function PurposeSelect({
  given,
  onChange,
}: {
  given: DeclarationDraft;
  onChange: (change: Partial<DeclarationDraft>) => void;
}) {
  const { t } = useTranslation('imports');
  const { data } = useApi('GET /api/purposes');
  const purposes = (data?.items ?? []).filter(({ archivedAt }) => archivedAt === null);
  const isForAll = given.origin === 'suppression_list';
  return (
    <Select
      label={t('declaration.purpose')}
      required={!isForAll}
      placeholder={isForAll ? t('declaration.everything') : undefined}
      clearable={isForAll}
      data={purposes.map(({ id, name }) => ({ value: id, label: name }))}
      value={given.purposeId}
      onChange={(purposeId) => onChange({ purposeId })}
    />
  );
}

function Basics({ given, set }: { given: DeclarationDraft; set: (change: Partial<DeclarationDraft>) => void }) {
  const { t } = useTranslation(['imports', 'contacts']);
  return (
    <>
      <Select
        label={t('declaration.basis')}
        data={BASES.map((value) => ({ value, label: t(`contacts:basis.${value}`) }))}
        value={given.basis}
        allowDeselect={false}
        onChange={(basis) => basis && set({ basis: basis as Basis })}
      />
      <DateInput
        label={t('declaration.collectedOn')}
        description={t('declaration.collectedHelp')}
        required
        locale={currentLanguage()}
        valueFormat={currentLanguage() === 'fr' ? 'DD/MM/YYYY' : 'DD MMM YYYY'}
        dateParser={readTypedDate}
        maxDate={new Date()}
        value={given.collectedOn}
        onChange={(collectedOn) => set({ collectedOn })}
      />
    </>
  );
}
