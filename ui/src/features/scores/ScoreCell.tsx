import type { Score } from '../../api/types';
import { count, share } from '../../format/numbers';
import classes from './ScoreCell.module.css';
import { toneOf } from './tones';
import { Trend } from './Trend';

/** A score with what it is made of, and how it changed. */
export function ScoreCell({ score, from }: { score: Score; from: string }) {
  const { passed, failed, undecided, skipped } = score;
  const decided = passed + failed;
  const said = [
    ...(decided > 0 ? [`${count(passed)} of ${count(decided)} held`] : []),
    ...(undecided > 0 ? [`${count(undecided)} undecided`] : []),
    ...(skipped > 0 ? [`${count(skipped)} skipped`] : []),
  ].join(', ');
  if (said === '') {
    return (
      <span className={classes.none} title="No rule speaks of it, or no batch came in">
        –
      </span>
    );
  }
  return (
    <div className={classes.score}>
      <span
        className={classes.value}
        data-tone={score.score === undefined ? 'hold' : toneOf(score.score)}
        title={said}
      >
        {score.score === undefined ? 'No score' : share(passed, decided)}
      </span>
      <Trend trend={score.trend} from={from} />
      <span className={classes.made}>{said}</span>
    </div>
  );
}
