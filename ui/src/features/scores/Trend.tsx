import { share } from '../../format/numbers';
import { toneOf } from './tones';
import classes from './Trend.module.css';

const HEIGHT = 18;
const WIDTH = 90;
/** So that a score of 0 is seen, and differs from no score. */
const LEAST = 2;

type Props = {
  trend: (number | null)[];
  /** The first day, as the service writes it. */
  from: string;
};

/** A bar for each day: as high as the score, with a short line where nothing was decided. */
export function Trend({ trend, from }: Props) {
  const step = WIDTH / trend.length;
  const bar = step < 2 ? step : step - 1;
  return (
    <svg
      className={classes.trend}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={inWords(trend)}
    >
      {trend.map((score, day) => {
        const height = score === null ? 1 : LEAST + score * (HEIGHT - LEAST);
        return (
          <rect
            key={day}
            className={score === null ? classes.none : classes.bar}
            data-tone={score === null ? undefined : toneOf(score)}
            x={day * step}
            y={HEIGHT - height}
            width={bar}
            height={height}
          >
            <title>{`${dayAfter(from, day)}: ${score === null ? 'nothing was decided' : share(score, 1)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function inWords(trend: (number | null)[]): string {
  const scores = trend.filter((score) => score !== null);
  return scores.length === 0
    ? `no score in ${trend.length} days`
    : `scores of ${scores.length} of ${trend.length} days, the least ${share(Math.min(...scores), 1)}, the last ${share(scores.at(-1)!, 1)}`;
}

function dayAfter(from: string, days: number): string {
  const day = new Date(`${from}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
