import { IconFolderOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { partitions } from '../../api/queries';
import type { Dataset } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, RowLink, Table } from '../../parts/Table';
import classes from './Files.module.css';

type Props = {
  dataset: Dataset;
  /** Where the files of a partition are; absent if nobody lists them. */
  filesOf?: (path: string) => string;
  aside?: ReactNode;
};

/** The parts of a dataset that have a folder of their own, each the way to its files. */
export function Partitions({ dataset, filesOf, aside }: Props) {
  const list = useInfiniteQuery(partitions(dataset.id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const keys = dataset.partitionColumns;
  const seen = dataset.origin !== 'glue';
  const head = [
    ...keys.map((name) => ({ name })),
    { name: 'Folder' },
    ...(seen
      ? [
          { name: 'Rows', right: true },
          { name: 'Size', right: true },
          { name: 'Files', right: true },
        ]
      : []),
  ];
  return (
    <Card title="Partitions" aside={aside}>
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
              <tr key={partition.path} className={filesOf === undefined ? undefined : cell.linked}>
                {keys.map((key) => (
                  <td key={key}>
                    <Value text={partition.values[key]} />
                  </td>
                ))}
                <td className={cell.muted}>
                  {filesOf === undefined ? (
                    <code>{partition.path}</code>
                  ) : (
                    <RowLink to={filesOf(partition.path)}>
                      <code>{partition.path}</code>
                    </RowLink>
                  )}
                </td>
                {seen && (
                  <>
                    <td className={cell.right}>
                      {partition.rows === undefined ? '–' : count(partition.rows)}
                    </td>
                    <td className={cell.right}>{bytes(partition.bytes)}</td>
                    <td className={cell.right}>{count(partition.files)}</td>
                  </>
                )}
              </tr>
            ))}
          </Table>
          <LoadMore shown={items.length} what={['partition', 'partitions']} list={list} />
        </>
      )}
    </Card>
  );
}

function Value({ text }: { text: string | null | undefined }) {
  return text === null || text === undefined ? (
    <span className={classes.missing} title="The writer had no value">
      null
    </span>
  ) : (
    <code>{text}</code>
  );
}
