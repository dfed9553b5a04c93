import type { Step } from '../../api/types';
import { between, duration, exact } from '../../format/times';
import { Card } from '../../parts/Card';
import classes from './Journal.module.css';

/** Every step the batch took, with the time from the one before. */
export function Journal({ steps }: { steps: Step[] }) {
  const first = steps.at(0);
  const last = steps.at(-1);
  return (
    <Card
      title="Journal"
      aside={
        first !== undefined && last !== undefined
          ? `${duration(between(first.at, last.at))} in all`
          : undefined
      }
    >
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const before = steps[index - 1];
          return (
            <li key={`${index} ${step.step}`} className={classes.step}>
              <span className={classes.dot} aria-hidden />
              <span>{spoken(step.step)}</span>
              <time className={classes.time} dateTime={step.at} title={exact(step.at)}>
                {before === undefined ? exact(step.at) : `+${duration(between(before.at, step.at))}`}
              </time>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** `moving-published` as "Moving published". */
function spoken(step: string): string {
  const words = step.replaceAll(/[-_]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
