import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './Table.module.css';

export type Head = { name: string; right?: boolean; width?: number | string; hidden?: boolean };

type Props = { head: Head[]; label: string; children: ReactNode; fixed?: boolean };

/**
 * A dense table. Wider than its place, it scrolls by itself, and the page does not.
 *
 * @param fixed columns keep their widths and cut what is too long, instead of following the longest cell
 */
export function Table({ head, label, children, fixed }: Props) {
  return (
    // What scrolls must be reachable by the keyboard.
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={classes.table} aria-label={label} data-fixed={fixed}>
        <thead>
          <tr>
            {head.map(({ name, right, width, hidden }) => (
              <th key={name} scope="col" data-right={right} style={{ width }}>
                {hidden ? <span className={classes.hidden}>{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Makes a row of its own a link: the whole row is its target, while the keyboard and a screen reader meet it once. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={classes.rowLink}>
      {children}
    </Link>
  );
}

export const cell = {
  right: classes.right,
  muted: classes.muted,
  linked: classes.linked,
};
