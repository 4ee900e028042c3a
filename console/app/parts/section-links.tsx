// The sections of a page that has several addresses, as a row of links under its header. Links, not ARIA tabs: each section is a page.

import { Link, type LinkProps } from '@tanstack/react-router';

export interface Section {
  /** The address, filled in: `/campaigns/12/report`. The one shown is marked by `aria-current`. */
  to: string;
  label: string;
}

export function SectionLinks({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <nav className="section-links" aria-label={label}>
      {sections.map((section) => (
        <Link key={section.to} to={section.to as LinkProps['to']} activeOptions={{ exact: true, includeSearch: false }}>
          {section.label}
        </Link>
      ))}
    </nav>
  );
}
