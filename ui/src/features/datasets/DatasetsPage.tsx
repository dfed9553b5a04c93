import { IconDatabaseOff, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { datasets } from '../../api/queries';
import type { Format } from '../../api/types';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { useQueryState } from '../../parts/useQueryState';
import { Page } from '../../shell/Page';
import { DatasetFilters } from './DatasetFilters';
import { DatasetTable } from './DatasetTable';

export function DatasetsPage() {
  const { get } = useQueryState();
  const filter = {
    q: get('q'),
    lake: get('lake'),
    zone: get('zone'),
    format: get('format') as Format | undefined,
  };
  const list = useInfiniteQuery(datasets(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filter).some((value) => value !== undefined);

  return (
    <Page title="Datasets" lead="Everything the last crawls found in the lake.">
      <DatasetFilters zonesSeen={items.map((item) => item.zone)} />
      <Card label="Datasets">
        {list.isPending ? (
          <LoadingRows />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 && filtered ? (
          <EmptyState icon={IconSearchOff} title="No dataset matches">
            Search for a part of the name, or clear a filter.
          </EmptyState>
        ) : items.length === 0 ? (
          <EmptyState icon={IconDatabaseOff} title="No datasets yet" command="./weir crawl /path/to/lake">
            A crawl finds the datasets below the root of a lake. Start one from the command line.
          </EmptyState>
        ) : (
          <>
            <DatasetTable datasets={items} />
            <LoadMore shown={items.length} what={['dataset', 'datasets']} list={list} />
          </>
        )}
      </Card>
    </Page>
  );
}
