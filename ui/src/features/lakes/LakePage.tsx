import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { isRunning, lake } from '../../api/queries';
import type { Lake } from '../../api/types';
import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Tabs } from '../../parts/Tabs';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { type LakeTab, routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { CrawlActions } from '../crawls/CrawlActions';
import { CrawlProgress } from '../crawls/CrawlProgress';
import { CrawlNow } from './CrawlNow';
import { ExplainTab } from './ExplainTab';
import { GlueTab } from './GlueTab';
import classes from './LakePage.module.css';
import { DatasetCount } from './LakeTable';
import { PinsTab } from './PinsTab';
import { PreviewTab } from './PreviewTab';
import { useLastCrawl } from './useLastCrawl';

const BACK = { name: 'Lakes', to: routeTo.lakes() };

export function LakePage() {
  const { name = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(lake(name));
  if (isPending) {
    return (
      <Page title={name} back={BACK}>
        <Skeleton height={120} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={name} back={BACK}>
        <Card>
          <ErrorState error={error} retry={() => refetch()} />
        </Card>
      </Page>
    );
  }
  return <LakeView key={data.name} lake={data} />;
}

function LakeView({ lake }: { lake: Lake }) {
  const { get } = useQueryState();
  const tab = (get('tab') ?? 'preview') as LakeTab;
  const last = useLastCrawl(lake.name);
  const tabs = [
    { id: 'preview', name: 'Preview' },
    { id: 'explain', name: 'Explain a path' },
    { id: 'pins', name: 'Pins', count: count(lake.pins.length) },
    { id: 'glue', name: 'Glue' },
  ] as const;
  return (
    <Page
      title={lake.name}
      back={BACK}
      lead={<Copyable text={lake.root} what="the root" />}
      aside={<CrawlNow lake={lake.name} running={last !== undefined && isRunning(last)} />}
    >
      <Facts
        facts={[
          {
            name: 'Datasets',
            value: (
              <Link to={routeTo.datasets({ lake: lake.name })} className={classes.more}>
                <DatasetCount lake={lake.name} />
              </Link>
            ),
          },
          { name: 'Added', value: <Time at={lake.createdAt} /> },
          ...(lake.s3 === undefined
            ? []
            : [
                { name: 'Endpoint', value: lake.s3.endpoint ?? 'AWS' },
                { name: 'Region', value: lake.s3.region ?? 'us-east-1' },
                { name: 'Bucket', value: lake.s3.pathStyle === true ? 'in the path' : 'in the host name' },
              ]),
        ]}
      />
      {last !== undefined && (
        <Card
          title={
            <>
              {isRunning(last) ? 'Crawl under way' : 'Last crawl'}
              {last.prefix !== undefined && last.prefix !== '' && (
                <>
                  , of <code>{last.prefix}</code>
                </>
              )}
            </>
          }
          aside={
            <Link to={routeTo.crawl(last.id)} className={classes.more}>
              {last.findings > 0 ? 'Findings and all crawls' : 'All crawls'}
            </Link>
          }
        >
          <CrawlProgress crawl={last}>
            <CrawlActions crawl={last} />
          </CrawlProgress>
        </Card>
      )}
      <Tabs
        label="About this lake"
        tabs={tabs.map((one) => ({
          name: one.name,
          to: routeTo.lake(lake.name, one.id),
          active: one.id === tab,
          count: 'count' in one ? one.count : undefined,
        }))}
      />
      {tab === 'pins' ? (
        <PinsTab lake={lake} />
      ) : tab === 'glue' ? (
        <GlueTab lake={lake} />
      ) : tab === 'explain' ? (
        <ExplainTab lake={lake} />
      ) : (
        <PreviewTab lake={lake} />
      )}
    </Page>
  );
}
