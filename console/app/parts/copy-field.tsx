// A value to be copied elsewhere (a DNS record, a link, a key): shown whole, in fixed width, with its copy button.

import { ActionIcon, Box, Code, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export interface CopyFieldProps {
  value: string;
  /** What the value is; read with the copy button (« Copy: DKIM record »). */
  label: string;
  /** Show the label above the value. */
  withLabel?: boolean;
}

export function CopyField({ value, label, withLabel = false }: CopyFieldProps) {
  const { t } = useTranslation();
  return (
    <Box>
      {withLabel && (
        <Text size="sm" fw={500} mb={4}>
          {label}
        </Text>
      )}
      <Group gap={6} wrap="nowrap" align="flex-start">
        <Code className="copy-value">{value}</Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Tooltip label={t(copied ? 'action.copied' : 'action.copy')}>
              <ActionIcon variant="default" onClick={copy} aria-label={t('action.copyOf', { label })}>
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
    </Box>
  );
}
