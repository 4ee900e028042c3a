// The answer to a sanction: a written plan. A new one takes the place of the one that waits.

import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { ErrorNotice } from '../app/parts/error-notice.tsx';
import { useApiMutation } from '../app/use-api.ts';
import type { StreamView } from './standing-view.tsx';

const LONGEST = 4_000;

export function AppealForm({ stream: { stream, appeal } }: { stream: StreamView }) {
  const { t } = useTranslation('standing');
  const format = useFormat();
  const [plan, setPlan] = useState(appeal?.plan ?? '');
  const send = useApiMutation('POST /api/standing/:stream/appeal', { topics: ['standing'] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { stream }, body: { plan } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={720}>
        {appeal && <Text size="sm">{t('planSent', { when: format.relative(appeal.at) })}</Text>}
        <Textarea
          label={t('plan')}
          description={t('appealText')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={LONGEST}
          required
          value={plan}
          onChange={(event) => setPlan(event.currentTarget.value)}
        />
        <ErrorNotice problem={send.error} />
        <Group>
          <Button type="submit" loading={send.isPending} disabled={plan.trim() === '' || plan === appeal?.plan}>
            {t('appeal')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
