// The list of places to go. It is read from the routes themselves (`staticData.navigation`), so a noun appears by existing.

import { NavLink } from '@mantine/core';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Translate } from './i18n.ts';
import { useSession } from './session.ts';

/** The places this operator may see, in their order. */
export function usePlaces() {
  const router = useRouter();
  const { may } = useSession();
  const { t } = useTranslation();
  return Object.values(router.routesById)
    .flatMap(({ fullPath, options }) => {
      const place = options.staticData?.navigation;
      return place && (!place.may || may(place.may))
        ? [{ ...place, label: place.label(t as Translate), to: fullPath as '/settings' }]
        : [];
    })
    .sort((a, b) => a.order - b.order);
}

export function Navigation() {
  const { pathname } = useLocation();
  return usePlaces().map(({ to, label, icon: Icon }) => {
    const here = pathname === to || pathname.startsWith(`${to}/`);
    return (
      <NavLink
        key={to}
        component={Link}
        to={to}
        label={label}
        leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
        active={here}
        className="place"
        mb={2}
      />
    );
  });
}
