import { sureness } from './tagSigns';
import classes from './Confidence.module.css';

/** How sure a proposal is: a length, a number and a word. */
export function Confidence({ value }: { value: number }) {
  const percent = Math.round(value * 100);
  // Nothing below a half is proposed, so that the bar has the other half to tell with.
  const length = Math.max(4, 2 * percent - 100);
  const word = sureness(value);
  return (
    <span className={classes.confidence} data-sure={word}>
      <span className={classes.bar} aria-hidden>
        <span className={classes.fill} style={{ width: `${length}%` }} />
      </span>
      <span className={classes.number}>{percent}%</span>
      <span className={classes.word}>{word}</span>
    </span>
  );
}
