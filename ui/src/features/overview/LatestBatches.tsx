import { IconInbox } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { BatchSummary, Page } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { batchSign } from '../batches/signs';
import classes from './LatestBatches.module.css';

type Props = {
  list: {
    data?: { pages: Page<BatchSummary>[] };
    isPending: boolean;
    error: unknown;
    refetch: () => unknown;
  };
};

export function LatestBatches({ list }: Props) {
  if (list.isPending) {
    return <LoadingRows rows={4} />;
  }
  const items = list.data?.pages[0]?.items;
  if (items === undefined) {
    return <ErrorState error={list.error} retry={() => list.refetch()} />;
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={IconInbox} title="No batches yet" command="./weir demo">
        A batch is checked before anyone reads it. The demo shows a good one and a bad one.
      </EmptyState>
    );
  }
  return (
    <ul className={classes.batches}>
      {items.map((batch) => (
        <li key={batch.id}>
          <Link to={routeTo.batch(batch.id)} className={classes.batch}>
            <span className={classes.sign}>
              <Badge sign={batchSign(batch)} />
            </span>
            <span className={classes.name}>
              {batch.dataset}
              <small>{batch.path}</small>
            </span>
            <span className={classes.rows}>{account(batch)}</span>
            <span className={classes.time}>
              <Time at={batch.receivedAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function account(batch: BatchSummary): string {
  if (batch.rows === undefined) {
    return '';
  }
  const failed = batch.rowsFailed ?? 0;
  return failed === 0 ? plural(batch.rows, 'row') : `${count(failed)} of ${plural(batch.rows, 'row')} failed`;
}
