import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from './Badge';
import classes from './Note.module.css';

type Props = { tone: Tone; icon: Icon; title: ReactNode; children?: ReactNode };

/** How something that was tried came out, beside the button that tried it. */
export function Note({ tone, icon: Shape, title, children }: Props) {
  return (
    <div className={classes.note} data-tone={tone} role="status">
      <Shape size={16} stroke={1.8} aria-hidden className={classes.shape} />
      <div className={classes.words}>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}
