import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { latestBatches, rulesets } from '../../api/queries';
import type { BatchSummary, Ruleset } from '../../api/types';
import { plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { batchSign } from '../batches/signs';
import { Origin } from './Origin';
import classes from './Rulesets.module.css';

const HEAD: Head[] = [
  { name: 'Ruleset' },
  { name: 'Owner', width: 150 },
  { name: 'Rules', width: 150 },
  { name: 'Kept by', width: 190 },
  { name: 'Last verdict', width: 134 },
  { name: 'When', right: true, width: 124 },
];

export function RulesetsPage() {
  const list = useInfiniteQuery(rulesets());
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const latest = useQuery(latestBatches(items.map((ruleset) => ruleset.name)));
  const batchOf = new Map(latest.data?.items.map((batch) => [batch.ruleset, batch]));
  return (
    <Page title="Rulesets" lead="What batches must fulfil before anyone reads them.">
      <Card label="Rulesets">
        {list.isPending ? (
          <LoadingRows rows={4} height={24} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState
            icon={IconListCheck}
            title="There are no rulesets yet"
            command="./weir rules apply rules/"
          >
            Write rules as files, one for each dataset, and keep them in git.
          </EmptyState>
        ) : (
          <>
            <Table head={HEAD} label="Rulesets" fixed>
              {items.map((ruleset) => (
                <RulesetRow key={ruleset.name} ruleset={ruleset} batch={batchOf.get(ruleset.name)} />
              ))}
            </Table>
            <LoadMore shown={items.length} what={['ruleset', 'rulesets']} list={list} />
          </>
        )}
      </Card>
    </Page>
  );
}

function RulesetRow({ ruleset, batch }: { ruleset: Ruleset; batch: BatchSummary | undefined }) {
  return (
    <tr className={cell.linked}>
      <td>
        <RowLink to={routeTo.ruleset(ruleset.name)}>{ruleset.name}</RowLink>
        <div className={classes.under} title={ruleset.dataset}>
          {ruleset.dataset}
        </div>
      </td>
      <td className={classes.cut}>{ruleset.owner ?? <span className={cell.muted}>–</span>}</td>
      <td>
        {plural(ruleset.rules.length, 'rule')}
        <div className={classes.under}>{severities(ruleset)}</div>
      </td>
      <td>
        <Origin ruleset={ruleset} />
      </td>
      <td>
        {batch === undefined ? (
          <span className={cell.muted}>no batch yet</span>
        ) : (
          <Badge sign={batchSign(batch)} />
        )}
      </td>
      <td className={`${cell.right} ${cell.muted}`}>
        {batch === undefined ? '–' : <Time at={batch.receivedAt} />}
      </td>
    </tr>
  );
}

/** "3 block, 1 warns". */
function severities({ rules, mode }: Ruleset): string {
  const blocking = mode === 'warn' ? 0 : rules.filter((rule) => rule.severity === 'block').length;
  const warning = rules.length - blocking;
  return [
    ...(blocking > 0 ? [`${blocking} ${blocking === 1 ? 'blocks' : 'block'}`] : []),
    ...(warning > 0 ? [`${warning} ${warning === 1 ? 'warns' : 'warn'}`] : []),
  ].join(', ');
}
