import type { BatchSummary } from '../../api/types';
import { count } from '../../format/numbers';
import classes from './FailedRules.module.css';
import { ruleSign } from './signs';

const SHOWN = 2;

/** The rules a batch failed, worst first. */
export function FailedRules({ batch }: { batch: BatchSummary }) {
  const trouble = batch.state === 'held' || batch.state === 'quarantined' || (batch.rowsFailed ?? 0) > 0;
  const broken = batch.failedRules;
  if (broken.length === 0) {
    return <span className={classes.none}>{batch.reason ?? (trouble ? '' : 'No rule failed')}</span>;
  }
  return (
    <ul className={classes.rules}>
      {broken.slice(0, SHOWN).map((rule) => {
        const { icon: Shape, tone, word } = ruleSign(rule);
        return (
          <li key={rule.ruleId} className={classes.rule} data-tone={tone} title={`${word}: ${rule.message}`}>
            <Shape size={13} className={classes.shape} aria-label={word} />
            <code className={classes.text}>{rule.text}</code>
            {rule.failingRows > 0 && <span className={classes.count}>{count(rule.failingRows)}</span>}
          </li>
        );
      })}
      {broken.length > SHOWN && <li className={classes.none}>and {broken.length - SHOWN} more</li>}
    </ul>
  );
}
