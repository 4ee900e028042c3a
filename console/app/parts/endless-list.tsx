// A list in a pane of its own that asks for the next page when its end comes near.

import { Box, Button, Skeleton, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './panes.css';

export interface EndlessListProps {
  label: string;
  isLoading: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  /** Shown in place of the rows when there are none. */
  empty: ReactNode;
  /** List items, each with one button. */
  children: ReactNode[];
}

export function EndlessList({ label, isLoading, hasMore, isLoadingMore, onMore, empty, children }: EndlessListProps) {
  const { t } = useTranslation();
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  useEffect(() => {
    if (!hasMore || isLoadingMore || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '400px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, isLoadingMore]);

  if (isLoading) {
    return (
      <Stack gap={8} p="sm" aria-busy>
        {[0, 1, 2, 3, 4].map((row) => (
          <Skeleton key={row} h={38} />
        ))}
      </Stack>
    );
  }
  if (children.length === 0) return <Box p="md">{empty}</Box>;
  return (
    <Box className="pane-scroll">
      <ul className="pane-list" aria-label={label}>
        {children}
      </ul>
      <div ref={end} />
      {hasMore && (
        <Button variant="subtle" size="xs" fullWidth loading={isLoadingMore} onClick={onMore}>
          {t('action.more')}
        </Button>
      )}
    </Box>
  );
}
