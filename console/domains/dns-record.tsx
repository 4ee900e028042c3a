// One DNS record: what it is for, what to publish, what is there now, what is wrong with it and how to mend it.

import { Box, Code, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiAnswer } from '../app/api.ts';
import { CopyField } from '../app/parts/copy-field.tsx';
import { StateBadge, type Tone } from '../app/parts/state-badge.tsx';

type DnsRecordAnswer = ApiAnswer<'GET /api/domains/:domainId'>['records'][number];

const TONES: Record<DnsRecordAnswer['state'], Tone> = {
  unchecked: 'quiet',
  right: 'good',
  improvable: 'warning',
  wrong: 'bad',
};

export function DnsRecord({ record, domain }: { record: DnsRecordAnswer; domain: string }) {
  const { t } = useTranslation('domains');
  // What is merely not there is a defect only where it is required.
  const isAbsent = record.found.length === 0 && record.importance !== 'required' && record.state !== 'unchecked';
  const findings = isAbsent ? [] : record.findings;
  return (
    <Box component="section" className="dns-record" py="md">
      <Group gap="xs" mb={4}>
        <Text component="h3" fw={600} m={0}>
          {record.title}
        </Text>
        <Text size="xs" c="dimmed">
          {t(`records.importance.${record.importance}`)}
        </Text>
        <StateBadge tone={isAbsent ? 'quiet' : TONES[record.state]}>
          {t(`records.state.${isAbsent ? 'absent' : record.state}`)}
        </StateBadge>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`about.${record.kind}`, { name: domain })}
      </Text>
      {findings.map((finding) => (
        <Text key={finding.code} size="sm" mb="xs">
          <Text component="span" fw={500}>
            {finding.says}
          </Text>{' '}
          {finding.mend}
        </Text>
      ))}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <CopyField withLabel label={t('records.name')} value={record.name} />
        <CopyField withLabel label={t('records.value')} value={record.value} />
      </SimpleGrid>
      {record.found.length > 0 && record.state !== 'right' && (
        <Stack gap={4} mt="xs">
          <Text size="sm" fw={500}>
            {t('records.found')}
          </Text>
          <List listStyleType="none" spacing={4}>
            {record.found.map((value) => (
              <List.Item key={value}>
                <Code block className="copy-value">
                  {value}
                </Code>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Box>
  );
}
