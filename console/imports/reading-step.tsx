// How the file is read: what Dauphin found, and the corrections of who knows better. Each changes the preview at once.

import { Alert, Group, Select } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApiMutation } from '../app/use-api.ts';
import { type ImportPreview, PREVIEW_TOPICS } from './import-preview.ts';

type Reading = ImportPreview['reading'];

const ENCODINGS: Record<Reading['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  macintosh: 'Macintosh',
};
const SEPARATORS: Record<Reading['separator'], 'comma' | 'semicolon' | 'tab' | 'pipe' | 'space'> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ' ': 'space',
};
const NO_HEADER = 'none';
const HEADER_LINES = 5;

export function ReadingStep({
  preview: { id, format, reading, sheet, sheets, brokenLines },
}: {
  preview: ImportPreview;
}) {
  const { t } = useTranslation('imports');
  const correct = useApiMutation('PATCH /api/imports/:importId/reading', { topics: PREVIEW_TOPICS });
  const change = (body: Parameters<typeof correct.mutate>[0]['body']) =>
    correct.mutate({ params: { importId: id }, body });
  const lines = new Set([1, 2, 3, 4, HEADER_LINES, reading.headerLine ?? 1]);
  return (
    <Panel title={t('reading.title')} text={t('reading.text')}>
      <Group gap="sm">
        {format === 'csv' && (
          <>
            <Select
              label={t('reading.encoding')}
              data={Object.entries(ENCODINGS).map(([value, label]) => ({ value, label }))}
              value={reading.encoding}
              allowDeselect={false}
              onChange={(value) => value && change({ encoding: value as Reading['encoding'] })}
              w={170}
            />
            <Select
              label={t('reading.separator')}
              data={Object.entries(SEPARATORS).map(([value, name]) => ({
                value,
                label: t(`reading.separators.${name}`),
              }))}
              value={reading.separator}
              allowDeselect={false}
              onChange={(value) => value && change({ separator: value as Reading['separator'] })}
              w={170}
            />
          </>
        )}
        {sheets.length > 1 && (
          <Select
            label={t('reading.sheet')}
            data={sheets.map((label, index) => ({ value: String(index), label }))}
            value={String(sheet)}
            allowDeselect={false}
            onChange={(value) => value && change({ sheet: Number(value) })}
            w={200}
          />
        )}
        <Select
          label={t('reading.header')}
          data={[
            { value: NO_HEADER, label: t('reading.noHeader') },
            ...[...lines]
              .sort((a, b) => a - b)
              .map((line) => ({ value: String(line), label: t('reading.line', { line }) })),
          ]}
          value={reading.headerLine === null ? NO_HEADER : String(reading.headerLine)}
          allowDeselect={false}
          onChange={(value) => value && change({ headerLine: value === NO_HEADER ? null : Number(value) })}
          w={170}
        />
      </Group>
      <ErrorNotice problem={correct.error} />
      {brokenLines.length > 0 && (
        <Alert color="orange" mt="sm" icon={<IconAlertTriangle aria-hidden />}>
          {t('reading.broken', { count: brokenLines.length })}
        </Alert>
      )}
    </Panel>
  );
}
