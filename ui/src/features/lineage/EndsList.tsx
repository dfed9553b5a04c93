import { IconTopologyStar3 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lineageEnds } from '../../api/queries';
import type { EndsKind, LineageNode } from '../../api/types';
import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Tabs } from '../../parts/Tabs';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import classes from './Lineage.module.css';
import { titleOf, underOf } from './names';

const HEAD: Head[] = [
  { name: 'Dataset' },
  { name: 'Written by', right: true, width: 120 },
  { name: 'Read by', right: true, width: 120 },
];

const NAMES: Record<EndsKind, { name: string; lead: string }> = {
  roots: { name: 'Sources', lead: 'read, and written by no job' },
  leaves: { name: 'Ends', lead: 'written, and read by no job' },
  orphans: { name: 'Left alone', lead: 'told of, but neither read nor written any more' },
};

/** Where to begin: the datasets at the edge of the graph. */
export function EndsList() {
  const { get } = useQueryState();
  const kind = (['leaves', 'orphans'] as const).find((one) => one === get('ends')) ?? 'roots';
  const list = useInfiniteQuery(lineageEnds(kind));
  const items = list.data?.pages.flatMap((page) => page.nodes) ?? [];
  return (
    <>
      <Tabs
        label="Where to begin"
        tabs={(Object.keys(NAMES) as EndsKind[]).map((one) => ({
          name: NAMES[one].name,
          to: routeTo.lineage({ ends: one === 'roots' ? undefined : one }),
          active: one === kind,
        }))}
      />
      <Card title={NAMES[kind].name} aside={NAMES[kind].lead} label={NAMES[kind].name}>
        {list.isPending ? (
          <LoadingRows rows={6} height={24} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconTopologyStar3} title="None">
            {kind === 'orphans'
              ? 'Every dataset that lineage speaks of is read or written.'
              : 'No job told its lineage yet. docs/lineage.md says how to connect Spark, Airflow, dbt and Flink.'}
          </EmptyState>
        ) : (
          <>
            <EndsTable nodes={items} label={NAMES[kind].name} />
            <LoadMore shown={items.length} what={['dataset', 'datasets']} list={list} />
          </>
        )}
      </Card>
    </>
  );
}

function EndsTable({ nodes, label }: { nodes: LineageNode[]; label: string }) {
  return (
    <Table head={HEAD} label={label} fixed>
      {nodes.map((node) => (
        <tr key={node.id} className={cell.linked}>
          <td>
            <RowLink to={routeTo.lineage({ node: node.id })}>{titleOf(node)}</RowLink>
            <div className={classes.under}>{underOf(node)}</div>
          </td>
          <td className={cell.right}>{count(node.upstream)}</td>
          <td className={cell.right}>{count(node.downstream)}</td>
        </tr>
      ))}
    </Table>
  );
}
