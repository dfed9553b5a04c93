import { IconBulb } from '@tabler/icons-react';
import classes from './Evidence.module.css';

/** Why these files are one dataset. */
export function Evidence({ evidence }: { evidence: string[] }) {
  if (evidence.length === 0) {
    return null;
  }
  return (
    <div className={classes.evidence} role="note" aria-label="Why this is one dataset">
      <IconBulb size={15} stroke={1.7} aria-hidden className={classes.shape} />
      <p>
        <strong>Why one dataset:</strong> {evidence.join('; ')}.
      </p>
    </div>
  );
}
