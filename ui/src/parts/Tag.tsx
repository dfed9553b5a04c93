import type { ReactNode } from 'react';
import classes from './Tag.module.css';

/** A small neutral word beside something: a format, a zone, a version. */
export function Tag({ children, title, zone }: { children: ReactNode; title?: string; zone?: string }) {
  return (
    <span className={classes.tag} title={title} data-zone={zone}>
      {zone !== undefined && <span className={classes.dot} aria-hidden />}
      {children}
    </span>
  );
}
