// The recovery codes, shown this once: to copy, to download, and to confirm that they are kept.

import { Button, Checkbox, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation(['accounts', 'app']);
  const [isKept, setKept] = useState(false);
  const text = `${codes.join('\n')}\n`;
  return (
    <Stack gap="sm">
      <Text size="sm">{t('factor.codesText')}</Text>
      <SimpleGrid cols={2} spacing={6} component="ul" className="recovery-codes">
        {codes.map((code) => (
          <Code key={code} component="li" ta="center" fz="sm" p={6}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          download={t('factor.file')}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {t('factor.download')}
        </Button>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'app:action.copied' : 'factor.copyAll')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Checkbox label={t('factor.kept')} checked={isKept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Group justify="flex-end">
        <Button disabled={!isKept} onClick={onKept}>
          {t('app:action.close')}
        </Button>
      </Group>
    </Stack>
  );
}
