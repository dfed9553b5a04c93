import { IconCircleCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { findings, isRunning } from '../../api/queries';
import type { Crawl } from '../../api/types';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { Table } from '../../parts/Table';
import classes from './Findings.module.css';
import { findingSigns } from './signs';

const HEAD = [{ name: 'Kind', width: 128 }, { name: 'File' }, { name: 'Reason' }];

/** The files a crawl could not use, each with the reason. */
export function Findings({ crawl }: { crawl: Crawl }) {
  const list = useInfiniteQuery(findings(crawl.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const queries = useQueryClient();
  const { problems } = crawl.progress;

  useEffect(() => {
    void queries.invalidateQueries({ queryKey: findings(crawl.id).queryKey });
  }, [queries, crawl.id, problems]);

  return (
    <Card title="Findings" aside="files that were left out; the crawl goes on without them">
      {list.isPending ? (
        <LoadingRows rows={3} />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={isRunning(crawl) ? 'Nothing found so far' : 'Every file could be read'}
        />
      ) : (
        <>
          <Table head={HEAD} label="Findings">
            {items.map((finding) => (
              <tr key={`${finding.key} ${finding.code}`}>
                <td>
                  <Badge sign={findingSigns[finding.kind]} />
                </td>
                <td>
                  <code className={classes.key}>{finding.key}</code>
                </td>
                <td>
                  {finding.reason} <code className={classes.code}>{finding.code}</code>
                </td>
              </tr>
            ))}
          </Table>
          <LoadMore shown={items.length} what={['finding', 'findings']} list={list} />
        </>
      )}
    </Card>
  );
}
