// What the message says other servers found about its sender. The judge leaves it aside until the reader says whose server it is: anybody
// can write such a header.

import { Box, Button, Group, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../message/message-view.ts';

const page = getRouteApi('/judge');

export function ClaimsNotice({ message, trust }: { message: Pick<MessageView, 'claims'>; trust: string | undefined }) {
  const { t } = useTranslation('judge');
  const navigate = page.useNavigate();
  // Only the topmost could be the reader's own server; one that is believed already stays in sight.
  const claim = message.claims.find(({ server }) => server === trust?.toLowerCase()) ?? message.claims[0];
  if (!claim) return null;
  const isTrusted = claim.server === trust?.toLowerCase();
  const Icon = isTrusted ? IconShieldCheck : IconShieldQuestion;
  const results = (['spf', 'dkim', 'dmarc'] as const)
    .filter((method) => claim[method] !== '')
    .map((method) => `${method.toUpperCase()} ${claim[method]}`);
  return (
    <Box className="claims" data-trusted={isTrusted || undefined}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <Box miw={0} flex={1}>
        <Text size="sm">
          {t(isTrusted ? 'claims.trusted' : 'claims.aside', { server: claim.server })}
          {results.length > 0 && (
            <Text span size="xs" c="dimmed" display="block" className="figures">
              {results.join(' · ')}
            </Text>
          )}
        </Text>
      </Box>
      <Group>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            void navigate({ search: (now) => ({ ...now, trust: isTrusted ? '' : claim.server }), replace: true })
          }
        >
          {t(isTrusted ? 'claims.forget' : 'claims.believe')}
        </Button>
      </Group>
    </Box>
  );
}
