import { useInfiniteQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { type BatchFilter, batches } from '../../api/queries';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { BatchTable } from './BatchTable';

type Props = { filter: BatchFilter; empty: ComponentProps<typeof EmptyState>; rules?: boolean };

/** @param rules show for each batch the rules that it failed */
export function BatchList({ filter, empty, rules = false }: Props) {
  const list = useInfiniteQuery(batches(filter, 20));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card label="Batches">
      {list.isPending ? (
        <LoadingRows rows={5} height={24} />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <>
          <BatchTable batches={items} rules={rules} />
          <LoadMore shown={items.length} what={['batch', 'batches']} list={list} />
        </>
      )}
    </Card>
  );
}
