import { IconRadarOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Crawl, Page } from '../../api/types';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { CrawlProgress } from '../crawls/CrawlProgress';
import classes from './LatestCrawl.module.css';

type Props = { list: { data?: Page<Crawl>; isPending: boolean; error: unknown; refetch: () => unknown } };

export function LatestCrawl({ list }: Props) {
  if (list.isPending) {
    return <LoadingRows rows={3} />;
  }
  if (list.data === undefined) {
    return <ErrorState error={list.error} retry={() => list.refetch()} />;
  }
  const crawl = list.data.items[0];
  if (crawl === undefined) {
    return (
      <EmptyState icon={IconRadarOff} title="No crawl yet" command="./weir crawl /path/to/lake">
        A crawl finds the datasets below the root of a lake.
      </EmptyState>
    );
  }
  return (
    <>
      <p className={classes.what}>
        <Link to={routeTo.crawl(crawl.id)} className={classes.lake}>
          {crawl.lake}
        </Link>{' '}
        {crawl.prefix !== undefined && <code>{crawl.prefix}</code>}
        <span className={classes.when}>
          <Time at={crawl.startedAt ?? crawl.createdAt} />
        </span>
      </p>
      <CrawlProgress crawl={crawl} />
    </>
  );
}
