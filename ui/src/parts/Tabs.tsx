import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './Tabs.module.css';

export type Tab = { name: string; to: string; active: boolean; count?: ReactNode };

/** Tabs that are links: each has an address, and the browser's back button knows it. */
export function Tabs({ tabs, label }: { tabs: Tab[]; label: string }) {
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ name, to, active, count }) => (
        <Link key={name} to={to} replace className={classes.tab} aria-current={active ? 'page' : undefined}>
          {name}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
