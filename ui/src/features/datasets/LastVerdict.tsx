import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { batches } from '../../api/queries';
import { Badge } from '../../parts/Badge';
import { routeTo } from '../../routeTo';
import { batchSign } from '../batches/signs';
import classes from './LastVerdict.module.css';

/** Can the dataset be trusted today: what became of its newest batch. Nothing where no batch was ever checked. */
export function LastVerdict({ alias }: { alias: string }) {
  const { data } = useInfiniteQuery(batches({ dataset: alias }, 1));
  const last = data?.pages[0]?.items[0];
  if (last === undefined) {
    return null;
  }
  return (
    <Link
      to={routeTo.batch(last.id)}
      className={classes.link}
      aria-label={`Last batch: ${batchSign(last).word}`}
    >
      <Badge sign={batchSign(last)} title="What became of the last batch" />
    </Link>
  );
}
