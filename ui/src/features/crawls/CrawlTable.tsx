import type { Crawl } from '../../api/types';
import { count } from '../../format/numbers';
import { duration } from '../../format/times';
import { Badge } from '../../parts/Badge';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { crawlSigns } from './signs';

const HEAD: Head[] = [
  { name: 'State', width: 128 },
  { name: 'Lake' },
  { name: 'Objects', right: true },
  { name: 'Datasets', right: true },
  { name: 'Changed', right: true },
  { name: 'Problems', right: true },
  { name: 'Took', right: true },
  { name: 'Started', right: true },
];

export function CrawlTable({ crawls, opened }: { crawls: Crawl[]; opened: string | undefined }) {
  return (
    <Table head={HEAD} label="Crawls">
      {crawls.map((crawl) => (
        <tr key={crawl.id} className={cell.linked} aria-current={crawl.id === opened ? 'true' : undefined}>
          <td>
            <Badge sign={crawlSigns[crawl.state]} />
          </td>
          <td>
            <RowLink to={routeTo.crawl(crawl.id)}>{crawl.lake}</RowLink>{' '}
            {crawl.prefix !== undefined && crawl.prefix !== '' && (
              <code className={cell.muted}>{crawl.prefix}</code>
            )}
          </td>
          <td className={cell.right}>{count(crawl.progress.objectsListed)}</td>
          <td className={cell.right}>{count(crawl.progress.datasetsFound)}</td>
          <td className={cell.right}>{count(crawl.progress.datasetsChanged)}</td>
          <td className={cell.right}>{count(crawl.progress.problems)}</td>
          <td className={cell.right}>
            {crawl.elapsedMillis === undefined ? '–' : duration(crawl.elapsedMillis)}
          </td>
          <td className={`${cell.right} ${cell.muted}`}>
            <Time at={crawl.startedAt ?? crawl.createdAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
