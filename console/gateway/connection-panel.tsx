// Whether the mailbox server answers and the mail of the domain comes here; what to publish when it does not. It looks by itself, once.

import { Button, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { type ProtectedDomain, serverText } from './settings.ts';

type Check = ApiAnswer<'POST /api/gateway/domains/:domainId/check'>;

const TONES: Record<Check['mailbox'], Tone> = { ready: 'good', answers: 'warning', unreachable: 'bad' };

export function ConnectionPanel({ domain }: { domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const check = useApiMutation('POST /api/gateway/domains/:domainId/check', { topics: [] });
  const asked = useRef('');
  const server = serverText(domain.mailbox);
  /** What, changed, makes the last look void. */
  const looked = `${server} ${domain.seals}`;
  useEffect(() => {
    if (asked.current === looked) return;
    asked.current = looked;
    check.mutate({ params: { domainId: domain.id } });
  }, [check, domain.id, looked]);
  return (
    <Panel
      title={t('check.title')}
      text={t('check.text')}
      aside={check.data && <StateBadge tone={TONES[check.data.mailbox]}>{server}</StateBadge>}
      actions={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate({ params: { domainId: domain.id } })}
        >
          {t('check.run')}
        </Button>
      }
    >
      <ErrorNotice problem={check.error} />
      {check.data && <Found check={check.data} domain={domain} />}
    </Panel>
  );
}

function Found({ check, domain }: { check: Check; domain: ProtectedDomain }) {
  const { t } = useTranslation('gateway');
  const { data } = useApi('GET /api/gateway/domains');
  const { mailbox, detail, mx, isPointedHere, sealRecord } = check;
  return (
    <Stack gap="xs" aria-live="polite">
      <Text size="sm">{t(`check.${mailbox}`, { name: domain.displayName })}</Text>
      {mailbox !== 'ready' && (
        <Text size="sm" c="dimmed">
          {detail}
        </Text>
      )}
      {isPointedHere ? (
        <Text size="sm">{t('check.mxHere')}</Text>
      ) : (
        <>
          <Text size="sm">{t(mx.length > 0 ? 'check.mxElsewhere' : 'check.mxNone', { mx: mx.join(', ') })}</Text>
          <CopyField withLabel label={t('check.record')} value={`${domain.name}. MX 10 ${data?.mailHost ?? ''}.`} />
        </>
      )}
      {sealRecord?.isPublished && <Text size="sm">{t('check.sealGood')}</Text>}
      {sealRecord && !sealRecord.isPublished && (
        <>
          <Text size="sm">{t('check.sealMissing')}</Text>
          <CopyField withLabel label={t('check.sealName')} value={sealRecord.name} />
          <CopyField withLabel label={t('check.sealValue')} value={sealRecord.value} />
        </>
      )}
    </Stack>
  );
}
