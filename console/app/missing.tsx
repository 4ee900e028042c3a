// The page for an address that leads nowhere.

import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './parts/empty-state.tsx';
import { PageHeader } from './parts/page-header.tsx';

export function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('missing.title')} />
      <EmptyState icon={IconMapOff} title={t('missing.title')} text={t('missing.text')}>
        <Button component={Link} to="/">
          {t('missing.home')}
        </Button>
      </EmptyState>
    </>
  );
}
