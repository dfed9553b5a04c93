import type { ReactNode } from 'react';
import classes from './Card.module.css';

type Props = { title?: ReactNode; aside?: ReactNode; children: ReactNode; label?: string };

/** A bordered area with an optional headline. */
export function Card({ title, aside, children, label }: Props) {
  return (
    <section className={classes.card} aria-label={label}>
      {title !== undefined && (
        <header className={classes.header}>
          <h2 className={classes.title}>{title}</h2>
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
