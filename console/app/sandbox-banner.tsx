// Says that the world is a pretend one, as long as no domain of the workspace is live.

import { Group, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export function SandboxBanner() {
  const { t } = useTranslation();
  return (
    <Group className="sandbox-banner" gap="xs" role="note" wrap="nowrap">
      <IconFlask size={16} aria-hidden />
      <Text size="sm">{t('sandbox.banner')}</Text>
    </Group>
  );
}
