import type { Icon } from '@tabler/icons-react';
import classes from './Badge.module.css';

/** A meaning that has a colour. See tokens.css. */
export type Tone = 'good' | 'warn' | 'bad' | 'hold' | 'busy' | 'idle' | 'accent';

/** How something is told: by a shape, by a word and by a colour, so that no one depends on the colour. */
export type Sign = { tone: Tone; icon: Icon; word: string; turning?: boolean };

type Props = { sign: Sign; title?: string; plain?: boolean };

export function Badge({ sign, title, plain = false }: Props) {
  const Shape = sign.icon;
  return (
    <span className={plain ? classes.plain : classes.badge} data-tone={sign.tone} title={title}>
      <Shape
        size={14}
        stroke={2}
        aria-hidden
        className={`${classes.shape} ${sign.turning ? 'turning' : ''}`}
      />
      {sign.word}
    </span>
  );
}
