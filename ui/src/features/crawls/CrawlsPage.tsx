import { IconRadarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { crawls } from '../../api/queries';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { Page } from '../../shell/Page';
import { CrawlDetail } from './CrawlDetail';
import { CrawlTable } from './CrawlTable';

/** All crawls, and one of them in full: the one in the address, or the newest. */
export function CrawlsPage() {
  const { id } = useParams();
  const list = useQuery(crawls());
  const items = list.data?.items ?? [];
  const opened = id ?? items[0]?.id;
  return (
    <Page
      title="Crawls"
      lead="Each crawl lists a lake, reads the metadata of new files, and records what changed."
    >
      {opened !== undefined && <CrawlDetail key={opened} id={opened} />}
      <Card title="All crawls">
        {list.isPending ? (
          <LoadingRows rows={3} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconRadarOff} title="No crawls yet" command="./weir crawl /path/to/lake">
            A crawl finds the datasets below the root of a lake.
          </EmptyState>
        ) : (
          <CrawlTable crawls={items} opened={opened} />
        )}
      </Card>
    </Page>
  );
}
