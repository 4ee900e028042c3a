// Says that the world is a pretend one, as long as no domain of the workspace is live.

import { Anchor, Group, Text } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from './session.ts';
import { useApi } from './use-api.ts';

export function SandboxBanner() {
  const { t } = useTranslation();
  const { may } = useSession();
  const { data } = useApi('GET /api/domains', {}, { enabled: may('domains:read') });
  if (!data || data.domains.some(({ mode }) => mode === 'live')) return null;
  return (
    <Group className="sandbox-banner" gap="xs" role="note" wrap="nowrap">
      <IconFlask size={16} aria-hidden className="no-shrink" />
      <Text size="sm">
        {t('sandbox.banner')}
        {may('domains:write') && (
          <Anchor component={Link} to="/domains" size="sm" c="inherit" underline="always" ml="xs">
            {t('sandbox.more')}
          </Anchor>
        )}
      </Text>
    </Group>
  );
}
