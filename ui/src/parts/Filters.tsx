import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './Filters.module.css';

export type Filter = { name: ReactNode; to: string; active: boolean; count?: ReactNode };

/** Which part of a list is shown: links, so that each part has an address. */
export function Filters({ filters, label }: { filters: Filter[]; label: string }) {
  return (
    <nav className={classes.filters} aria-label={label}>
      {filters.map(({ name, to, active, count }) => (
        <Link key={to} to={to} replace className={classes.filter} aria-current={active ? 'true' : undefined}>
          {name}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
