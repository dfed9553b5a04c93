import { Link } from 'react-router';
import type { Run } from '../../api/types';
import { duration, exact } from '../../format/times';
import { routeTo } from '../../routeTo';
import classes from './RunChart.module.css';
import { runSigns } from './signs';

const HEIGHT = 96;

/** How long the latest runs took, oldest at the left. The table beside it says the same in words. */
export function RunChart({ runs }: { runs: Run[] }) {
  const longest = Math.max(1, ...runs.map((run) => run.durationMs ?? 0));
  return (
    <figure className={classes.chart} aria-label={`Durations of the latest ${runs.length} runs`}>
      <div className={classes.axis} aria-hidden>
        <span>{duration(longest)}</span>
        <span>0</span>
      </div>
      <ol className={classes.bars} style={{ height: HEIGHT }}>
        {[...runs].reverse().map((run) => (
          <Bar key={run.id} run={run} longest={longest} />
        ))}
      </ol>
    </figure>
  );
}

function Bar({ run, longest }: { run: Run; longest: number }) {
  const { tone, word, icon: Shape } = runSigns[run.state];
  const took = run.durationMs === undefined ? 'not ended' : duration(run.durationMs);
  const title = `${word}, ${took}, ${exact(run.startedAt ?? run.createdAt)}`;
  return (
    <li className={classes.place}>
      <Link
        to={routeTo.run(run.id)}
        title={title}
        aria-label={title}
        className={classes.link}
        data-tone={tone}
      >
        {/* A colour alone tells nobody who does not see it. */}
        {run.state !== 'COMPLETED' && <Shape size={12} stroke={2.2} aria-hidden className={classes.shape} />}
        <span
          className={classes.bar}
          data-open={run.durationMs === undefined}
          style={{ height: `${Math.max(3, ((run.durationMs ?? longest) / longest) * (HEIGHT - 18))}px` }}
        />
      </Link>
    </li>
  );
}
