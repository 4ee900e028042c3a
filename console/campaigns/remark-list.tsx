// What stands in the way, or could be better: each with its words and a link to where it is mended.

import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../app/i18n.ts';
import { type Mend, type Remark, stepToMend } from './steps.ts';

const LOOKS = {
  blocker: { colour: 'red', icon: IconAlertCircle },
  warning: { colour: 'orange', icon: IconAlertTriangle },
  hint: { colour: 'gray', icon: IconInfoCircle },
} as const;

export interface RemarkListProps {
  campaignId: string;
  remarks: readonly Remark[];
  /** On the very step where they are mended, the link would lead nowhere. */
  withLinks?: boolean;
}

export function RemarkList({ campaignId, remarks, withLinks = false }: RemarkListProps) {
  if (remarks.length === 0) return null;
  return (
    <Stack gap="xs">
      {remarks.map((remark) => {
        const { colour, icon: Icon } = LOOKS[remark.severity];
        return (
          <Alert key={`${remark.code}${remark.words.en}`} color={colour} p="sm" icon={<Icon size={18} aria-hidden />}>
            <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
              <span>{remark.words[currentLanguage()]}</span>
              {withLinks && <MendLink campaignId={campaignId} mend={remark.mend} isHint={remark.severity === 'hint'} />}
            </Group>
          </Alert>
        );
      })}
    </Stack>
  );
}

/** A button to the place where something is mended: a step of the campaign, or the domain's own page. */
export function MendLink({ campaignId, mend, isHint = false }: { campaignId: string; mend: Mend; isHint?: boolean }) {
  const { t } = useTranslation('campaigns');
  const label = t(isHint ? 'action.look' : 'action.fix');
  if (mend === 'settings') return null;
  if (mend === 'domain') {
    return (
      <Button size="compact-sm" variant="default" component={Link} to="/domains" style={{ flexShrink: 0 }}>
        {label}
      </Button>
    );
  }
  const step = stepToMend(mend);
  return (
    <Button
      size="compact-sm"
      variant="default"
      component={Link}
      to={`/campaigns/${campaignId}/${step}`}
      hash={mend}
      style={{ flexShrink: 0 }}
    >
      {label}
    </Button>
  );
}
