// What an import brought and what it left out, with the reasons; the report to download, and the way to undo it all.

import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { Figure, FigureRow } from '../app/parts/figure.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';
import type { Import } from './import-state.tsx';

export function ImportResult({ job, isMoving }: { job: Import; isMoving: boolean }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <Stack gap="md" mt={isMoving ? 'md' : 0}>
      {job.state === 'failed' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
          {t('result.failed')}
        </Alert>
      )}
      {job.state === 'undone' && <Text>{t('result.undone', { count: job.undone })}</Text>}
      <FigureRow>
        <Figure label={t('result.created')} value={format.number(job.created)} />
        <Figure label={t('result.updated')} value={format.number(job.updated)} />
        <Figure label={t('result.unchanged')} value={format.number(job.unchanged)} />
        <Figure
          label={t('result.rejected')}
          value={format.number(job.rejected)}
          tone={job.rejected > 0 ? 'warning' : 'plain'}
        />
      </FigureRow>
      <FigureRow>
        <Figure label={t('result.granted')} value={format.number(job.granted)} />
        <Figure label={t('result.refused')} value={format.number(job.refused)} note={t('result.refusedNote')} />
      </FigureRow>
      <Declaration job={job} />
      {job.remarks.length > 0 && <Remarks job={job} />}
      {!isMoving && <Actions job={job} />}
    </Stack>
  );
}

function Declaration({ job: { declaration, origin } }: { job: Import }) {
  const { t } = useTranslation('imports');
  if (!declaration || !origin) return null;
  return (
    <Panel
      title={t('declaration.title')}
      text={t('result.declared', {
        who: declaration.operator ?? 'dauphin import',
        origin: t(`declaration.origins.${origin}`),
        purpose: declaration.purpose ?? t('declaration.everything'),
      })}
    >
      {declaration.text && (
        <Text size="sm" component="blockquote" m={0} pl="sm" className="quoted">
          {declaration.text}
        </Text>
      )}
    </Panel>
  );
}

function Remarks({ job }: { job: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <Panel
      title={t('result.reasons')}
      actions={
        <Button
          component="a"
          href={apiUrl('GET /api/imports/:importId/report', { params: { importId: job.id } })}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {t('result.download')}
        </Button>
      }
    >
      <Table.ScrollContainer
        minWidth={520}
        maxHeight={420}
        type="native"
        tabIndex={0}
        role="region"
        aria-label={t('result.reasons')}
      >
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right">{t('result.line')}</Table.Th>
              <Table.Th>{t('result.reason')}</Table.Th>
              <Table.Th>{t('result.content')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {job.remarks.map(({ line, text, raw }) => (
              <Table.Tr key={`${line} ${text}`}>
                <Table.Td ta="right">{format.number(line)}</Table.Td>
                <Table.Td>{text}</Table.Td>
                <Table.Td c="dimmed" className="figures">
                  {raw}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Actions({ job }: { job: Import }) {
  const { t } = useTranslation('imports');
  const { may } = useSession();
  const undo = useApiMutation('POST /api/imports/:importId/undo', { topics: ['imports', 'contacts'] });
  const isUndoable = job.state !== 'undone' && may('contacts:write');
  return (
    <Group justify="space-between">
      {isUndoable ? (
        <ConfirmButton
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          title={t('result.undoTitle')}
          text={t('result.undoText')}
          isBusy={undo.isPending}
          problem={undo.error}
          onConfirm={() => undo.mutateAsync({ params: { importId: job.id } })}
        >
          {t('result.undo')}
        </ConfirmButton>
      ) : (
        <span />
      )}
      <Button component={Link} to="/contacts">
        {t('result.see')}
      </Button>
    </Group>
  );
}
