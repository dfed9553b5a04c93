import { useQuery } from '@tanstack/react-query';
import { crawl } from '../../api/queries';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { Time } from '../../parts/Time';
import { CrawlActions } from './CrawlActions';
import { CrawlProgress } from './CrawlProgress';
import { Findings } from './Findings';

export function CrawlDetail({ id }: { id: string }) {
  const { data, isPending, error, refetch } = useQuery(crawl(id));
  if (isPending) {
    return (
      <Card title="Crawl">
        <LoadingRows rows={3} />
      </Card>
    );
  }
  if (data === undefined) {
    return (
      <Card title="Crawl">
        <ErrorState error={error} retry={() => refetch()} />
      </Card>
    );
  }
  return (
    <>
      <Card
        title={`Crawl of ${data.lake}${data.prefix ? `, ${data.prefix}` : ''}`}
        aside={<Time at={data.startedAt ?? data.createdAt} />}
      >
        <CrawlProgress crawl={data}>
          <CrawlActions crawl={data} />
        </CrawlProgress>
      </Card>
      <Findings crawl={data} />
    </>
  );
}
