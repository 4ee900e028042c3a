// What a group of evidence is about, with its sign.

import { Text } from '@mantine/core';
import {
  IconArchive,
  IconBrain,
  IconCode,
  IconEyeOff,
  IconFileText,
  IconFingerprint,
  IconLink,
  IconMessage2Exclamation,
  IconPaperclip,
  IconPhotoSensor,
  IconPuzzle,
  IconRoute,
  IconShieldLock,
  IconTypography,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const GROUPS = {
  authentication: IconShieldLock,
  identity: IconFingerprint,
  persuasion: IconMessage2Exclamation,
  links: IconLink,
  concealment: IconEyeOff,
  attachments: IconPaperclip,
  route: IconRoute,
  headers: IconFileText,
  subject: IconTypography,
  trackers: IconPhotoSensor,
  bulk: IconArchive,
  html: IconCode,
  learned: IconBrain,
} satisfies Record<string, TablerIcon>;

const isNamed = (group: string): group is keyof typeof GROUPS => group in GROUPS;

export function GroupName({ group }: { group: string }) {
  const { t } = useTranslation('judge');
  const Icon = isNamed(group) ? GROUPS[group] : IconPuzzle;
  return (
    <Text component="h4" className="evidence-group-name">
      <Icon size={14} stroke={1.8} aria-hidden />
      {t(isNamed(group) ? `group.${group}` : 'group.other')}
    </Text>
  );
}
