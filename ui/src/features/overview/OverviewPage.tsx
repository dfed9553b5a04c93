import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { batches, crawls, status } from '../../api/queries';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { LakeMap } from './LakeMap';
import { LatestBatches } from './LatestBatches';
import { LatestCrawl } from './LatestCrawl';
import classes from './OverviewPage.module.css';
import { Tiles } from './Tiles';

export function OverviewPage() {
  const now = useQuery(status());
  const latest = useInfiniteQuery(batches({}, 6));
  const crawled = useQuery(crawls(1));

  if (now.isError && now.data === undefined) {
    return (
      <Page title="Overview">
        <Card>
          <ErrorState error={now.error} retry={() => now.refetch()} />
        </Card>
      </Page>
    );
  }
  return (
    <Page title="Overview" lead="What is in the lake, and whether it can be trusted today.">
      <Tiles status={now.data} />
      <LakeMap />
      <div className={classes.columns}>
        <Card
          title="Latest batches"
          aside={
            <Link to={routeTo.quarantine('all')} className={classes.more}>
              All batches
            </Link>
          }
        >
          <LatestBatches list={latest} />
        </Card>
        <Card
          title="Last crawl"
          aside={
            <Link to={routeTo.crawls()} className={classes.more}>
              All crawls
            </Link>
          }
        >
          <LatestCrawl list={crawled} />
        </Card>
      </div>
    </Page>
  );
}
