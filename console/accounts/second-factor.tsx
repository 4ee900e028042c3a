// The second factor of one's own account: set up (picture, first code, recovery codes), renew the codes, turn off.

import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../app/parts/copy-field.tsx';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { Panel } from '../app/parts/panel.tsx';
import { StateBadge } from '../app/parts/state-badge.tsx';
import { useApi, useApiMutation } from '../app/use-api.ts';
import { PasswordField } from './password-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Step = 'set_up' | 'renew' | 'remove';

export function SecondFactor() {
  const { t } = useTranslation('accounts');
  const { data, error } = useApi('GET /api/account/second-factor');
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<string[]>();
  const close = () => setStep(undefined);
  const show = (recoveryCodes: string[]) => {
    close();
    setCodes(recoveryCodes);
  };
  return (
    <>
      <Panel
        title={t('factor.heading')}
        aside={
          data && (
            <StateBadge tone={data.isOn ? 'good' : 'quiet'}>{t(data.isOn ? 'factor.on' : 'factor.off')}</StateBadge>
          )
        }
        text={data?.isOn ? t('factor.onText', { count: data.recoveryCodesLeft }) : t('factor.offText')}
        actions={
          data?.isOn ? (
            <>
              <Button variant="default" onClick={() => setStep('renew')}>
                {t('factor.renew')}
              </Button>
              <Button variant="default" onClick={() => setStep('remove')}>
                {t('factor.remove')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setStep('set_up')} disabled={!data}>
              {t('factor.setUp')}
            </Button>
          )
        }
      >
        {error && <ErrorNotice problem={error} />}
      </Panel>
      <Modal opened={step === 'set_up'} onClose={close} title={t('factor.heading')}>
        <SetUp onDone={show} />
      </Modal>
      <Modal opened={step === 'renew'} onClose={close} title={t('factor.renewTitle')}>
        <Renew onDone={show} />
      </Modal>
      <Modal opened={step === 'remove'} onClose={close} title={t('factor.removeTitle')}>
        <Remove onDone={close} />
      </Modal>
      <Modal
        opened={codes !== undefined}
        onClose={() => setCodes(undefined)}
        closeOnClickOutside={false}
        closeOnEscape={false}
        withCloseButton={false}
        title={t('factor.codesTitle')}
      >
        <RecoveryCodes codes={codes ?? []} onKept={() => setCodes(undefined)} />
      </Modal>
    </>
  );
}

function SetUp({ onDone }: { onDone: (codes: string[]) => void }) {
  const { t } = useTranslation('accounts');
  const [code, setCode] = useState('');
  const start = useApiMutation('POST /api/account/second-factor', { topics: [] });
  const confirm = useApiMutation('POST /api/account/second-factor/confirm', {
    topics: ['account', 'session'],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  if (!start.data) {
    return (
      <AskPassword
        label={t('factor.setUp')}
        problem={start.error}
        isBusy={start.isPending}
        onGiven={(password) => start.mutate({ body: { password } })}
      />
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate({ body: { code } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('factor.scan')}</Text>
        <img
          className="qr-code"
          width={200}
          height={200}
          alt={t('factor.picture')}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(start.data.qrSvg)}`}
        />
        <CopyField value={start.data.secret} label={t('factor.secret')} withLabel />
        <ErrorNotice problem={confirm.error} />
        <TextInput
          label={t('factor.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {t('factor.activate')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Renew({ onDone }: { onDone: (codes: string[]) => void }) {
  const { t } = useTranslation('accounts');
  const renew = useApiMutation('POST /api/account/second-factor/recovery-codes', {
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <AskPassword
      text={t('factor.renewText')}
      label={t('factor.renew')}
      problem={renew.error}
      isBusy={renew.isPending}
      onGiven={(password) => renew.mutate({ body: { password } })}
    />
  );
}

function Remove({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('accounts');
  const remove = useApiMutation('POST /api/account/second-factor/remove', {
    topics: ['account', 'session'],
    onDone: () => {
      notifications.show({ message: t('factor.removed'), color: 'orange' });
      onDone();
    },
  });
  return (
    <AskPassword
      text={t('factor.removeText')}
      label={t('factor.remove')}
      problem={remove.error}
      isBusy={remove.isPending}
      onGiven={(password) => remove.mutate({ body: { password } })}
    />
  );
}

interface AskPasswordProps {
  text?: string;
  label: string;
  problem: Error | null;
  isBusy: boolean;
  onGiven: (password: string) => void;
}

function AskPassword({ text, label, problem, isBusy, onGiven }: AskPasswordProps) {
  const { t } = useTranslation('accounts');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGiven(password);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {text && <Text size="sm">{text}</Text>}
        <ErrorNotice problem={problem} />
        <PasswordField
          purpose="current"
          label={t('factor.confirmPassword')}
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={isBusy}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
