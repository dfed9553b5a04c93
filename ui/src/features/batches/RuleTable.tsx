import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Batch, RuleOutcome } from '../../api/types';
import { count, metric } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { cell, Table } from '../../parts/Table';
import { routeTo } from '../../routeTo';
import classes from './RuleTable.module.css';
import { ruleSign } from './signs';

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
        {batch.outcomes.flatMap((rule) => rows(batch, rule, 0))}
      </Table>
    </Card>
  );
}

/** A rule, and below it the rules that it is joined of. */
function rows(batch: Batch, rule: RuleOutcome, depth: number): ReactElement[] {
  return [
    <tr key={rule.ruleId}>
      <td>
        <Badge sign={ruleSign(rule)} plain />
      </td>
      <td style={{ paddingLeft: depth === 0 ? undefined : `${depth * 22 + 12}px` }}>
        <code className={classes.rule}>{rule.text}</code>
        {rule.message !== '' && rule.parts.length === 0 && (
          <div className={classes.message}>{rule.message}</div>
        )}
        {rule.cause !== undefined && (
          <div className={classes.cause}>
            <strong>Likely cause:</strong> {rule.cause.sentence}
            <div className={classes.message}>{rule.cause.evidence}</div>
          </div>
        )}
      </td>
      <td className={cell.right}>{rule.metric === undefined ? '–' : metric(rule.metric)}</td>
      <td className={cell.right}>
        <FailingCount batch={batch} rule={rule} linked={depth === 0} />
      </td>
    </tr>,
    ...rule.parts.flatMap((part) => rows(batch, part, depth + 1)),
  ];
}

/** Leads to the rows that broke the rule, where there are any to show. */
function FailingCount({ batch, rule, linked }: { batch: Batch; rule: RuleOutcome; linked: boolean }) {
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
  if (!linked) {
    return <>{count(rule.failingRows)}</>;
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
