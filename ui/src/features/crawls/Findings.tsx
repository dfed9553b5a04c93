import { IconCircleCheck, IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { findings, isRunning, lake } from '../../api/queries';
import type { Crawl, Finding, FindingKind } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Filters } from '../../parts/Filters';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { FindingGroups } from './FindingGroups';
import classes from './Findings.module.css';
import { findingSigns } from './signs';

const KINDS: FindingKind[] = ['broken', 'unsupported', 'remarked', 'skipped'];

/** What a crawl did not take, not as it is, or with a remark, by its cause. */
export function Findings({ crawl }: { crawl: Crawl }) {
  const { get } = useQueryState();
  const kind = KINDS.find((one) => one === get('kind'));
  const list = useInfiniteQuery(findings(crawl.id, kind));
  const root = useQuery(lake(crawl.lake)).data?.root;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const code = get('code');
  const shown = code === undefined ? items : items.filter((finding) => finding.code === code);
  const queries = useQueryClient();

  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['crawls', 'findings', crawl.id] });
  }, [queries, crawl.id, crawl.findings]);

  return (
    <Card
      title="Findings"
      aside={
        crawl.findings === 0
          ? undefined
          : `${plural(crawl.findings, 'file or folder', 'files and folders')} to know of`
      }
    >
      {(crawl.findings > 0 || kind !== undefined) && (
        <div className={classes.filters}>
          <Filters
            label="Kind of finding"
            filters={[
              { name: 'All', to: routeTo.crawl(crawl.id), active: kind === undefined },
              ...KINDS.map((one) => ({
                name: findingSigns[one].word,
                to: routeTo.crawl(crawl.id, { kind: one }),
                active: one === kind,
              })),
            ]}
          />
          <Codes crawl={crawl} kind={kind} items={items} chosen={code} />
        </div>
      )}
      {list.isPending ? (
        <LoadingRows rows={3} />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 && kind !== undefined ? (
        <EmptyState icon={IconFilterOff} title={`Nothing ${findingSigns[kind].word.toLowerCase()}`} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={isRunning(crawl) ? 'Nothing found so far' : 'Every file could be read'}
        />
      ) : (
        <>
          <FindingGroups findings={shown} root={root} />
          <LoadMore shown={shown.length} what={['finding', 'findings']} list={list} />
        </>
      )}
    </Card>
  );
}

type CodesProps = {
  crawl: Crawl;
  kind: FindingKind | undefined;
  items: Finding[];
  chosen: string | undefined;
};

/** The codes of what is loaded, with how many there are; one of them alone needs no choice. */
function Codes({ crawl, kind, items, chosen }: CodesProps) {
  const counts = new Map<string, number>();
  items.forEach(({ code }) => counts.set(code, (counts.get(code) ?? 0) + 1));
  if (counts.size < 2 && chosen === undefined) {
    return null;
  }
  return (
    <Filters
      label="Code"
      filters={[...counts]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, number]) => ({
          name: <code>{code}</code>,
          to: routeTo.crawl(crawl.id, {
            ...(kind !== undefined && { kind }),
            ...(code !== chosen && { code }),
          }),
          active: code === chosen,
          count: count(number),
        }))}
    />
  );
}
