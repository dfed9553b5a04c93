import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { datasets, isRunning } from '../../api/queries';
import type { Crawl, Lake } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { crawlSigns } from '../crawls/signs';
import { CrawlNow } from './CrawlNow';
import classes from './LakeTable.module.css';
import { useLastCrawl } from './useLastCrawl';

const HEAD: Head[] = [
  { name: 'Lake' },
  { name: 'Root' },
  { name: 'Datasets', right: true },
  { name: 'Last crawl' },
  { name: 'Crawl', hidden: true, width: 120 },
];

/** More than this is not counted one by one. */
const COUNTED = 500;

export function LakeTable({ lakes }: { lakes: Lake[] }) {
  return (
    <Table head={HEAD} label="Lakes">
      {lakes.map((lake) => (
        <LakeRow key={lake.name} lake={lake} />
      ))}
    </Table>
  );
}

function LakeRow({ lake }: { lake: Lake }) {
  const last = useLastCrawl(lake.name);
  return (
    <tr className={cell.linked}>
      <td>
        <RowLink to={routeTo.lake(lake.name)}>{lake.name}</RowLink>
      </td>
      <td className={cell.muted}>
        <code className={classes.root}>{lake.root}</code>
      </td>
      <td className={cell.right}>
        <DatasetCount lake={lake.name} />
      </td>
      <td>{last === undefined ? <span className={cell.muted}>never</span> : <LastCrawl crawl={last} />}</td>
      <td className={cell.right}>
        <span className={classes.above}>
          <CrawlNow lake={lake.name} running={last !== undefined && isRunning(last)} small />
        </span>
      </td>
    </tr>
  );
}

export function DatasetCount({ lake }: { lake: string }) {
  const page = useInfiniteQuery(datasets({ lake }, COUNTED)).data?.pages[0];
  return page === undefined ? '–' : `${count(page.items.length)}${page.next === undefined ? '' : '+'}`;
}

function LastCrawl({ crawl }: { crawl: Crawl }) {
  const { objectsListed, datasetsFound } = crawl.progress;
  return (
    <span className={classes.crawl}>
      <Link
        to={routeTo.crawl(crawl.id)}
        className={classes.above}
        title="How the crawl goes, and what it left out"
      >
        <Badge sign={crawlSigns[crawl.state]} />
      </Link>
      <span className={cell.muted}>
        {isRunning(crawl) ? (
          <>
            {plural(objectsListed, 'object')} listed, {plural(datasetsFound, 'dataset')} found
          </>
        ) : (
          <Time at={crawl.finishedAt ?? crawl.createdAt} />
        )}
      </span>
    </span>
  );
}
