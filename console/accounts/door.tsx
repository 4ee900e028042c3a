// The card in the middle of the page for those who are not signed in, with the choice of language above it.

import { Box, Center, Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../app/brand.tsx';
import { changeLanguage, type Language } from '../app/i18n.ts';

export interface DoorProps {
  /** The tab's title. */
  title: string;
  heading: string;
  text?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

export function Door({ title, heading, text, wide = false, children }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Dauphin`;
  }, [title]);
  return (
    <Center component="main" mih="100dvh" p="md" bg="var(--dauphin-side)">
      <Box w="100%" maw={wide ? 520 : 400}>
        <Group justify="space-between" mb="md">
          <Brand size={32} />
          <LanguageSwitch />
        </Group>
        <Paper withBorder p={{ base: 'md', sm: 'xl' }} radius="lg" bg="var(--dauphin-ground)">
          <Stack gap={6} mb="lg">
            <Title order={1} fz="1.375rem">
              {heading}
            </Title>
            {text && <Text c="dimmed">{text}</Text>}
          </Stack>
          {children}
        </Paper>
      </Box>
    </Center>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language.label')}
      value={i18n.language}
      onChange={(value) => void changeLanguage(value as Language)}
      data={(['fr', 'en'] as const).map((value) => ({
        value,
        label: <span lang={value}>{t(`language.${value}`)}</span>,
      }))}
    />
  );
}
