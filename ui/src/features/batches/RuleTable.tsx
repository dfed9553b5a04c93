import { Link } from 'react-router';
import type { Batch, RuleOutcome } from '../../api/types';
import { count, metric } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { cell, Table } from '../../parts/Table';
import { routeTo } from '../../routeTo';
import classes from './RuleTable.module.css';
import { outcomeSigns } from './signs';

const HEAD = [
  { name: 'Outcome', width: 108 },
  { name: 'Rule, as written' },
  { name: 'Metric', right: true, width: 90 },
  { name: 'Failing rows', right: true, width: 110 },
];

export function RuleTable({ batch }: { batch: Batch }) {
  const passed = batch.outcomes.filter((rule) => rule.outcome === 'passed').length;
  return (
    <Card title="Rules" aside={`${passed} of ${batch.outcomes.length} passed`}>
      <Table head={HEAD} label="Rules">
        {batch.outcomes.map((rule) => (
          <tr key={rule.ruleId}>
            <td>
              <Badge sign={outcomeSigns[rule.outcome]} plain />
            </td>
            <td>
              <code className={classes.rule}>{rule.text}</code>
              {rule.message !== '' && <div className={classes.message}>{rule.message}</div>}
            </td>
            <td className={cell.right}>{rule.metric === undefined ? '–' : metric(rule.metric)}</td>
            <td className={cell.right}>
              <FailingCount batch={batch} rule={rule} />
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

/** Leads to the rows that broke the rule, where there are any to show. */
function FailingCount({ batch, rule }: { batch: Batch; rule: RuleOutcome }) {
  if (rule.failingRows === 0) {
    return <span className={cell.muted}>0</span>;
  }
  if (rule.outcome !== 'failed') {
    return (
      <span title="Within the rule's threshold: these rows are not held against the batch">
        {count(rule.failingRows)}
      </span>
    );
  }
  return (
    <Link
      to={{
        pathname: '',
        search: new URL(routeTo.batch(batch.id, { rule: rule.ruleId }), 'http://x').search,
        hash: 'failing-rows',
      }}
      replace
      className={classes.failing}
      aria-label={`Show the rows that broke ${rule.text}`}
    >
      {count(rule.failingRows)}
    </Link>
  );
}
