// The bar at the top of every page: its name, the way back, and what can be done there. It gives the tab its title and, after
// a navigation, takes the focus, so that a screen reader says where one has arrived. One per page, always first.

import { Anchor, Group, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';

export interface PageHeaderProps {
  /** The page's name: the h1, and the tab's title. */
  title: string;
  /** A badge or the like beside the title. */
  aside?: ReactNode;
  /** The page above: `<Link to="/campaigns">{t('campaigns:title')}</Link>`. */
  parent?: ReactNode;
  /** Buttons, at the right; the main one last. */
  children?: ReactNode;
}

let arrivals = 0;

export function PageHeader({ title, aside, parent, children }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Dauphin`;
  }, [title]);
  useEffect(() => {
    // Not at the first page: the browser has just said its title, and the focus belongs to the skip link.
    if (arrivals++ > 0) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <Group component="header" className="page-header" justify="space-between" gap="sm">
      <Group gap={6} wrap="nowrap" miw={0} className="page-name">
        {parent && (
          <>
            <Anchor component="span" size="sm" className="page-parent">
              {parent}
            </Anchor>
            <IconChevronRight size={14} aria-hidden color="var(--mantine-color-dimmed)" />
          </>
        )}
        <Title order={1} ref={heading} tabIndex={-1} lineClamp={2}>
          {title}
        </Title>
        {aside}
      </Group>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
