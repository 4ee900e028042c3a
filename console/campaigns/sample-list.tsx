// The messages that were composed for the check, each as its recipient would get it: read, as text, or as source.

import { Button, Code, Drawer, Group, Loader, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../app/api.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { useApi } from '../app/use-api.ts';
import { ClassBadge } from '../judge/class-badge.tsx';
import type { PreflightAnswer } from './preflight-step.tsx';

type Sample = PreflightAnswer['samples'][number];

const LISTED_FIRST = 6;

export function SampleList({ campaignId, preflight }: { campaignId: string; preflight: PreflightAnswer }) {
  const { t } = useTranslation('campaigns');
  const { t: app } = useTranslation();
  const [shown, setShown] = useState<Sample>();
  const [areAllListed, listAll] = useState(false);
  const listed = areAllListed ? preflight.samples : preflight.samples.slice(0, LISTED_FIRST);
  if (preflight.samples.length === 0) return null;
  return (
    <Panel title={t('preflight.samples')} text={t('preflight.samplesText')}>
      <Stack gap={0} component="ul" className="plain-list">
        {listed.map((sample) => (
          <li key={sample.position}>
            <UnstyledButton className="sample" onClick={() => setShown(sample)}>
              <div style={{ minWidth: 0 }}>
                <Text truncate>{sample.subject}</Text>
                <Text size="sm" c="dimmed" truncate>
                  {sample.email} · {t(`preflight.choice.${sample.choice}`)}
                </Text>
              </div>
              <ClassBadge name={sample.class} />
            </UnstyledButton>
          </li>
        ))}
      </Stack>
      {listed.length < preflight.samples.length && (
        <Button variant="subtle" mt="xs" onClick={() => listAll(true)}>
          {app('action.more')}
        </Button>
      )}
      <Drawer
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        position="right"
        size="xl"
        title={shown && <Text fw={600}>{t('preflight.sampleTitle', { email: shown.email })}</Text>}
      >
        {shown && <SampleView campaignId={campaignId} preflightId={preflight.id} sample={shown} />}
      </Drawer>
    </Panel>
  );
}

function SampleView({ campaignId, preflightId, sample }: { campaignId: string; preflightId: string; sample: Sample }) {
  const { t } = useTranslation('campaigns');
  const [view, setView] = useState<'html' | 'text' | 'source'>('html');
  const params = { campaignId, preflightId, position: String(sample.position) };
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('preflight.sampleTitle', { email: sample.email })}
          value={view}
          onChange={(value) => setView(value as typeof view)}
          data={(['html', 'text', 'source'] as const).map((value) => ({ value, label: t(`preflight.shown.${value}`) }))}
        />
        <ClassBadge name={sample.class} />
      </Group>
      <Text fw={600}>{sample.subject}</Text>
      {view === 'html' ? (
        <iframe
          className="sample-frame"
          title={sample.subject}
          sandbox="allow-popups"
          referrerPolicy="no-referrer"
          src={apiUrl('GET /api/campaigns/:campaignId/preflights/:preflightId/samples/:position/frame', { params })}
        />
      ) : (
        <SampleText params={params} view={view} />
      )}
    </Stack>
  );
}

function SampleText({
  params,
  view,
}: {
  params: { campaignId: string; preflightId: string; position: string };
  view: 'text' | 'source';
}) {
  const { data, error } = useApi('GET /api/campaigns/:campaignId/preflights/:preflightId/samples/:position', {
    params,
  });
  if (error) return <ErrorNotice problem={error} />;
  if (!data) return <Loader />;
  return (
    <Code block tabIndex={0} className="sample-text">
      {view === 'text' ? data.text : data.source}
    </Code>
  );
}
