// The settings: one page per section, with links to the sections above. What a role can not see is not offered.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBody } from '../app/parts/page-body.tsx';
import { PageHeader } from '../app/parts/page-header.tsx';
import { SectionLinks } from '../app/parts/section-links.tsx';
import { useSession } from '../app/session.ts';
import { AuditLog } from './audit-log.tsx';
import { OperatorList } from './operator-list.tsx';
import { PasswordChange } from './password-change.tsx';
import { Profile } from './profile.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';
import { WorkspaceForm } from './workspace-form.tsx';

const SECTIONS = [
  { to: '/settings', text: 'settings.account' },
  { to: '/settings/workspace', text: 'settings.workspace', may: 'workspace:read' },
  { to: '/settings/operators', text: 'settings.operators', may: 'operators:read' },
  { to: '/settings/audit', text: 'settings.audit', may: 'audit:read' },
] as const;

function Settings({ width, children }: { width?: 'reading'; children: ReactNode }) {
  const { t } = useTranslation('accounts');
  const { may } = useSession();
  const allowed = SECTIONS.filter((section) => !('may' in section) || may(section.may));
  const sections = allowed.map(({ to, text }) => ({ to, label: t(text) }));
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <SectionLinks label={t('settings.title')} sections={sections} />
      <PageBody width={width}>{children}</PageBody>
    </>
  );
}

export const AccountSettings = () => (
  <Settings width="reading">
    <Profile />
    <PasswordChange />
    <SecondFactor />
    <SessionList />
  </Settings>
);

export const WorkspaceSettings = () => (
  <Settings width="reading">
    <WorkspaceForm />
  </Settings>
);

export const OperatorsSettings = () => (
  <Settings>
    <OperatorList />
  </Settings>
);

export const AuditSettings = () => (
  <Settings>
    <AuditLog />
  </Settings>
);
