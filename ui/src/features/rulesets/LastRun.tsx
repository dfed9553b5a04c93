import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { batch as batchQuery, latestBatches } from '../../api/queries';
import type { RuleOutcome, Ruleset } from '../../api/types';
import { metric } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { cell, type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { batchSign, ruleSign } from '../batches/signs';
import classes from './Rulesets.module.css';

const HEAD: Head[] = [
  { name: 'Outcome', width: 108 },
  { name: 'Rule, as written' },
  { name: 'If it fails', width: 110 },
  { name: 'Found', right: true, width: 100 },
];

/** Each rule as it is now, with what the last batch that it met came to. */
export function LastRun({ ruleset }: { ruleset: Ruleset }) {
  const latest = useQuery(latestBatches([ruleset.name])).data?.items[0];
  const { data: batch } = useQuery({ ...batchQuery(latest?.id ?? ''), enabled: latest !== undefined });
  const outcomes = new Map(batch?.outcomes.map((outcome) => [outcome.text, outcome]));
  return (
    <Card
      title="The last run"
      aside={
        latest === undefined ? (
          'no batch yet'
        ) : (
          <>
            <Badge plain sign={batchSign(latest)} /> <Time at={latest.receivedAt} />,{' '}
            <Link className={classes.link} to={routeTo.batch(latest.id)}>
              the batch
            </Link>
            {latest.rulesetVersion !== ruleset.version && `, by version ${latest.rulesetVersion}`}
          </>
        )
      }
    >
      <Table head={HEAD} label="Rules of the last run">
        {ruleset.rules.map((rule) => (
          <tr key={rule.id}>
            <td>
              <Came outcome={outcomes.get(rule.text)} />
            </td>
            <td>
              <code className={classes.rule}>{rule.text}</code>
              <div className={classes.message}>{outcomes.get(rule.text)?.message}</div>
            </td>
            <td>{rule.severity === 'block' && ruleset.mode !== 'warn' ? 'blocks' : 'warns'}</td>
            <td className={cell.right}>{found(outcomes.get(rule.text))}</td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Came({ outcome }: { outcome: RuleOutcome | undefined }) {
  return outcome === undefined ? (
    <span className={cell.muted}>not asked</span>
  ) : (
    <Badge sign={ruleSign(outcome)} plain />
  );
}

function found(outcome: RuleOutcome | undefined): string {
  return outcome?.metric === undefined ? '–' : metric(outcome.metric);
}
