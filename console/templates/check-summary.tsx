// How many faults and hints there are, and the list of them: each leads to its place in the source.

import { Badge, Button, Group, Popover, ScrollArea, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { currentLanguage } from '../app/i18n.ts';
import type { Check, Diagnostic } from './use-template-check.ts';

const gmailClip = 102 * 1024;

export interface CheckSummaryProps {
  check: Check | undefined;
  isRunning: boolean;
  onGo: (diagnostic: Diagnostic) => void;
}

export function CheckSummary({ check, isRunning, onGo }: CheckSummaryProps) {
  const { t } = useTranslation('templates');
  const format = useFormat();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const list = check?.diagnostics ?? [];
  const errors = list.filter(({ severity }) => severity === 'error').length;
  const warnings = list.length - errors;
  const color = errors > 0 ? 'red' : warnings > 0 ? 'orange' : 'teal';
  const words = [
    errors > 0 && t('check.errors', { count: errors }),
    warnings > 0 && t('check.warnings', { count: warnings }),
  ].filter(Boolean);
  const Icon = errors > 0 ? IconCircleX : warnings > 0 ? IconAlertTriangle : IconCircleCheck;
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-end" shadow="md" width={380}>
      <Popover.Target>
        <Button
          variant="light"
          color={color}
          size="xs"
          leftSection={<Icon size={15} aria-hidden />}
          onClick={toggle}
          aria-expanded={isOpen}
          disabled={!check}
          data-running={isRunning || undefined}
        >
          {!check ? t('check.running') : words.length > 0 ? words.join(', ') : t('check.good')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <Text fw={600} size="sm" px={6} mb={4}>
          {t('check.title')}
        </Text>
        <ScrollArea.Autosize mah={360} type="auto">
          <Stack gap={0} component="ul" className="plain-list">
            {list.map((diagnostic) => (
              <li key={`${diagnostic.part} ${diagnostic.offset} ${diagnostic.code}`}>
                <UnstyledButton
                  className="check-line"
                  onClick={() => {
                    close();
                    onGo(diagnostic);
                  }}
                >
                  <Line diagnostic={diagnostic} />
                </UnstyledButton>
              </li>
            ))}
          </Stack>
          {list.length === 0 && (
            <Text size="sm" px={6}>
              {t('check.good')}
            </Text>
          )}
        </ScrollArea.Autosize>
        {check && check.htmlBytes > 0 && (
          <Text size="xs" c="dimmed" px={6} mt={6}>
            {t('check.weight', { size: format.bytes(check.htmlBytes), most: format.bytes(gmailClip) })}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Line({ diagnostic: { severity, words, part, line, column } }: { diagnostic: Diagnostic }) {
  const { t } = useTranslation('templates');
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Badge
        size="xs"
        circle
        color={severity === 'error' ? 'red' : 'orange'}
        mt={4}
        aria-label={t(severity === 'error' ? 'check.errors' : 'check.warnings', { count: 1 })}
      >
        !
      </Badge>
      <span>
        <Text size="sm">{words[currentLanguage()]}</Text>
        <Text size="xs" c="dimmed">
          {part === 'mjml' ? t('check.place', { line, column }) : t(`check.${part}`)}
        </Text>
      </span>
    </Group>
  );
}
