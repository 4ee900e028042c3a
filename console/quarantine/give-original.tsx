// Has a message that was delivered without its trackers delivered once more, as it came.

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '../app/use-api.ts';

export function GiveOriginal({ arrivalId }: { arrivalId: string }) {
  const { t } = useTranslation('quarantine');
  const give = useApiMutation('POST /api/quarantine/original', {
    onDone: () => notifications.show({ message: t('act.originalSent'), color: 'teal' }),
    onProblem: (problem) => notifications.show({ message: problem.message, color: 'red' }),
  });
  return (
    <Group mt="sm">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMailForward size={15} aria-hidden />}
        loading={give.isPending}
        onClick={() => give.mutate({ body: { ids: [arrivalId] } })}
      >
        {t('act.original')}
      </Button>
    </Group>
  );
}
