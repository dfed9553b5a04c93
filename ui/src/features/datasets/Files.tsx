import { IconFileOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { files } from '../../api/queries';
import type { Dataset, DatasetFile } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import type { Sign } from '../../parts/Badge';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, Table } from '../../parts/Table';
import classes from './Files.module.css';
import { fileSigns } from './signs';

const HEAD: Head[] = [
  { name: 'File' },
  { name: 'State', width: 110 },
  { name: 'Rows', right: true },
  { name: 'Size', right: true },
];

type Props = { dataset: Dataset; partition?: string | undefined; title: ReactNode; aside?: ReactNode };

/** The files that the last crawl read, and those that it could not, with the reason. */
export function Files({ dataset, partition, title, aside }: Props) {
  const list = useInfiniteQuery(files(dataset.id, partition));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={title} aside={aside}>
      {list.isPending ? (
        <LoadingRows />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconFileOff} title="No file is known">
          The last crawl read none here. Crawl the lake again if there should be some.
        </EmptyState>
      ) : (
        <>
          <Table head={HEAD} label="Files">
            {items.map((file) => (
              <FileRow key={file.path} file={file} partition={partition ?? ''} />
            ))}
          </Table>
          <LoadMore shown={items.length} what={['file', 'files']} list={list} />
        </>
      )}
    </Card>
  );
}

function FileRow({ file, partition }: { file: DatasetFile; partition: string }) {
  const sign: Sign = fileSigns[file.state];
  const path = file.path.startsWith(partition) ? file.path.slice(partition.length) : file.path;
  return (
    <tr>
      <td>
        <code className={classes.path} title={file.path}>
          {path}
        </code>
        {file.reason !== undefined && (
          <p className={classes.reason}>
            {file.reason} <code>{file.code}</code>
          </p>
        )}
      </td>
      <td>
        <Badge sign={sign} plain />
      </td>
      <td className={cell.right}>
        {file.rows === undefined ? <span className={cell.muted}>–</span> : count(file.rows)}
      </td>
      <td className={cell.right}>{bytes(file.bytes)}</td>
    </tr>
  );
}
