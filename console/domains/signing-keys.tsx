// The DKIM keys of a domain through their life: those that sign, the pair that waits to be published, and those that signed before.

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { useFormat } from '../app/format.ts';
import { ConfirmButton } from '../app/parts/confirm-button.tsx';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';
import { useSession } from '../app/session.ts';
import { useApiMutation } from '../app/use-api.ts';

type Domain = ApiAnswer<'GET /api/domains/:domainId'>;
type Key = Domain['keys'][number];

const TONES: Record<Key['state'], Tone> = { signing: 'good', prepared: 'running', retired: 'quiet' };

export function SigningKeys({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const { may } = useSession();
  const isPrepared = domain.keys.some(({ state }) => state === 'prepared');
  const mayChange = may('domains:write');
  return (
    <Panel
      title={t('keys.title')}
      text={t('keys.text')}
      actions={mayChange && !isPrepared && <PrepareButton domain={domain} />}
    >
      <Stack gap="md">
        {domain.keysAreOld && !isPrepared && (
          <Alert color="orange" icon={<IconKey aria-hidden />}>
            {t('keys.old')}
          </Alert>
        )}
        {domain.keys.map((key) => (
          <SigningKey key={key.selector} domain={domain} signingKey={key} />
        ))}
        {mayChange && isPrepared && <SwitchButtons domain={domain} />}
      </Stack>
    </Panel>
  );
}

function SigningKey({ domain, signingKey }: { domain: Domain; signingKey: Key }) {
  const { t } = useTranslation('domains');
  const format = useFormat();
  const { selector, title, state, createdAt, retiredAt, removableFrom } = signingKey;
  return (
    <Stack gap={4} component="section" aria-label={`${title} ${selector}`}>
      <Group gap="xs">
        <Text component="h3" fw={600} m={0}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {selector}
        </Text>
        <StateBadge tone={TONES[state]}>{t(`keys.state.${state}`)}</StateBadge>
      </Group>
      {state === 'signing' && (
        <Text size="sm" c="dimmed">
          {t('keys.madeOn', { when: format.date(createdAt) })}
        </Text>
      )}
      {state === 'prepared' && (
        <>
          <CopyField withLabel label={t('records.name')} value={signingKey.name} />
          <CopyField withLabel label={t('records.value')} value={signingKey.value} />
        </>
      )}
      {state === 'retired' && retiredAt && removableFrom && (
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed">
            {t(signingKey.isRemovable ? 'keys.removable' : 'keys.keepUntil', {
              retired: format.date(retiredAt),
              until: format.date(removableFrom),
            })}
          </Text>
          {signingKey.isRemovable && <ForgetButton domain={domain} selector={selector} words="forget" />}
        </Group>
      )}
    </Stack>
  );
}

function PrepareButton({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const prepare = useApiMutation('POST /api/domains/:domainId/keys', { topics: ['domains'] });
  return (
    <Stack gap="xs">
      <ErrorNotice problem={prepare.error} />
      <Button
        variant="default"
        size="xs"
        loading={prepare.isPending}
        onClick={() => prepare.mutate({ params: { domainId: domain.id } })}
      >
        {t('keys.prepare')}
      </Button>
    </Stack>
  );
}

function SwitchButtons({ domain }: { domain: Domain }) {
  const { t } = useTranslation('domains');
  const change = useApiMutation('POST /api/domains/:domainId/keys/switch', { topics: ['domains'] });
  const [prepared] = domain.keys.filter(({ state }) => state === 'prepared');
  return (
    <Group gap="xs">
      <ConfirmButton
        size="xs"
        color="sea"
        variant="filled"
        title={t('keys.switchTitle')}
        text={t('keys.switchText')}
        isBusy={change.isPending}
        problem={change.error}
        onConfirm={() => change.mutateAsync({ params: { domainId: domain.id } })}
      >
        {t('keys.switch')}
      </ConfirmButton>
      {prepared && <ForgetButton domain={domain} selector={prepared.selector} words="drop" />}
    </Group>
  );
}

function ForgetButton({ domain, selector, words }: { domain: Domain; selector: string; words: 'forget' | 'drop' }) {
  const { t } = useTranslation('domains');
  const forget = useApiMutation('DELETE /api/domains/:domainId/keys/:selector', { topics: ['domains'] });
  return (
    <ConfirmButton
      size="xs"
      variant="subtle"
      color="red"
      title={t(`keys.${words}Title`, { selector })}
      text={t(`keys.${words}Text`)}
      isBusy={forget.isPending}
      problem={forget.error}
      onConfirm={() => forget.mutateAsync({ params: { domainId: domain.id, selector } })}
    >
      {t(`keys.${words}`)}
    </ConfirmButton>
  );
}
