import type { BatchSummary } from '../../api/types';
import { count } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { cell, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import classes from './BatchTable.module.css';
import { ConservationBar } from './ConservationBar';
import { FailedRules } from './FailedRules';
import { batchSign } from './signs';

export function BatchTable({ batches, rules }: { batches: BatchSummary[]; rules: boolean }) {
  const head = [
    { name: 'Verdict', width: 134 },
    { name: 'Batch' },
    ...(rules ? [{ name: 'Why' }] : []),
    { name: 'Failing rows', right: true, width: 148 },
    { name: 'Received', right: true, width: 124 },
  ];
  return (
    <Table head={head} label="Batches" fixed>
      {batches.map((batch) => (
        <tr key={batch.id} className={cell.linked}>
          <td>
            <Badge sign={batchSign(batch)} />
          </td>
          <td>
            <RowLink to={routeTo.batch(batch.id)}>{batch.dataset}</RowLink>
            <div className={classes.path} title={batch.path}>
              {batch.path}
            </div>
          </td>
          {rules && (
            <td>
              <FailedRules batch={batch} />
            </td>
          )}
          <td className={cell.right}>
            <Failing batch={batch} />
          </td>
          <td className={`${cell.right} ${cell.muted}`}>
            <Time at={batch.receivedAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Failing({
  batch: { rows, rowsPassed = 0, rowsFailed = 0, rowsSkipped = 0 },
}: {
  batch: BatchSummary;
}) {
  if (rows === undefined) {
    return <>–</>;
  }
  return (
    <div className={classes.failing}>
      <span>
        {count(rowsFailed)} <span className={cell.muted}>of {count(rows)}</span>
      </span>
      <ConservationBar rows={rows} passed={rowsPassed} failed={rowsFailed} skipped={rowsSkipped} small />
    </div>
  );
}
