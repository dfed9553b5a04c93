import { IconFolderOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { partitions } from '../../api/queries';
import type { Dataset } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, Table } from '../../parts/Table';

export function PartitionsTab({ dataset }: { dataset: Dataset }) {
  const list = useInfiniteQuery(partitions(dataset.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const keys = dataset.partitionColumns;
  const head = [
    ...keys.map((name) => ({ name })),
    { name: 'Folder' },
    { name: 'Rows', right: true },
    { name: 'Size', right: true },
    { name: 'Files', right: true },
  ];
  return (
    <Card label="Partitions">
      {list.isPending ? (
        <LoadingRows />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconFolderOff} title="No partitions">
          The dataset has partition keys, but no folder with files in it.
        </EmptyState>
      ) : (
        <>
          <Table head={head} label="Partitions">
            {items.map((partition) => (
              <tr key={partition.path}>
                {keys.map((key) => (
                  <td key={key}>
                    <code>{partition.values[key] ?? ''}</code>
                  </td>
                ))}
                <td className={cell.muted}>
                  <code>{partition.path}</code>
                </td>
                <td className={cell.right}>{partition.rows === undefined ? '–' : count(partition.rows)}</td>
                <td className={cell.right}>{bytes(partition.bytes)}</td>
                <td className={cell.right}>{count(partition.files)}</td>
              </tr>
            ))}
          </Table>
          <LoadMore shown={items.length} what={['partition', 'partitions']} list={list} />
        </>
      )}
    </Card>
  );
}
