import { IconHistoryOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { snapshots } from '../../api/queries';
import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import classes from './Snapshots.module.css';

const HEAD: Head[] = [
  { name: 'Snapshot' },
  { name: 'Operation' },
  { name: 'Rows added', right: true },
  { name: 'Rows removed', right: true },
  { name: 'Committed', right: true },
];

/** Every commit that the table itself remembers, newest first. */
export function Snapshots({ id, format }: { id: string; format: string }) {
  const list = useInfiniteQuery(snapshots(id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Snapshots" aside={`the history that ${format} keeps itself`}>
      {list.isPending ? (
        <LoadingRows rows={3} />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconHistoryOff} title="The table remembers no commit" />
      ) : (
        <>
          <Table head={HEAD} label="Snapshots">
            {items.map(({ id: snapshot, at, operation, rowsAdded, rowsRemoved, summary }, index) => (
              <tr key={`${snapshot} ${index}`}>
                <td>
                  <code>{snapshot}</code>
                </td>
                <td title={textOf(summary)}>{operation}</td>
                <td className={cell.right}>
                  <Changed rows={rowsAdded} mark="+" tone="good" />
                </td>
                <td className={cell.right}>
                  <Changed rows={rowsRemoved} mark={'\u2212'} tone="bad" />
                </td>
                <td className={`${cell.right} ${cell.muted}`}>
                  <Time at={at} />
                </td>
              </tr>
            ))}
          </Table>
          <LoadMore shown={items.length} what={['snapshot', 'snapshots']} list={list} />
        </>
      )}
    </Card>
  );
}

function Changed({ rows, mark, tone }: { rows: number | undefined; mark: string; tone: string }) {
  if (rows === undefined) {
    return (
      <span className={cell.muted} title="The commit does not tell">
        –
      </span>
    );
  }
  return rows === 0 ? (
    <span className={cell.muted}>0</span>
  ) : (
    <span className={classes.changed} data-tone={tone}>
      {mark}
      {count(rows)}
    </span>
  );
}

function textOf(summary: Record<string, string>): string {
  return Object.entries(summary)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
