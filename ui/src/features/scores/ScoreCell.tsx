import type { Score } from '../../api/types';
import { count, share } from '../../format/numbers';
import classes from './ScoreCell.module.css';
import { toneOf } from './tones';
import { Trend } from './Trend';

/** A score with what it is made of, and how it changed. */
export function ScoreCell({ score, from }: { score: Score; from: string }) {
  const { passed, failed, undecided, skipped } = score;
  const decided = passed + failed;
  const open = [
    ...(undecided > 0 ? [`${count(undecided)} undecided`] : []),
    ...(skipped > 0 ? [`${count(skipped)} skipped`] : []),
  ].join(', ');
  if (decided === 0 && open === '') {
    return (
      <span className={classes.none} title="No rule speaks of it, or no batch came in">
        –
      </span>
    );
  }
  return (
    <div className={classes.score}>
      <div className={classes.head}>
        <span className={classes.value} data-tone={score.score === undefined ? 'hold' : toneOf(score.score)}>
          {score.score === undefined ? 'No score' : share(passed, decided)}
        </span>
        {decided > 0 && (
          <span className={classes.made} title={`${count(passed)} of ${count(decided)} rule outcomes passed`}>
            {count(passed)} of {count(decided)}
          </span>
        )}
      </div>
      <Trend trend={score.trend} from={from} />
      {open !== '' && <span className={classes.made}>{open}</span>}
    </div>
  );
}
