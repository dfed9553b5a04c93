import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Copyable } from './Copyable';
import classes from './States.module.css';

type Props = { icon: Icon; title: string; children?: ReactNode; command?: string };

/** Nothing here, and what to do about it; `command` is what to type in a terminal. */
export function EmptyState({ icon: Shape, title, children, command }: Props) {
  return (
    <div className={classes.state}>
      <div className={classes.shape} data-tone="idle">
        <Shape size={22} stroke={1.6} aria-hidden />
      </div>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      {command !== undefined && (
        <div className={classes.command}>
          <span aria-hidden className={classes.prompt}>
            $
          </span>
          <Copyable text={command} what="the command" />
        </div>
      )}
    </div>
  );
}
