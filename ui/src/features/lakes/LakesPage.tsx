import { Button } from '@mantine/core';
import { IconPlus, IconRippleOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lakes } from '../../api/queries';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { useQueryState } from '../../parts/useQueryState';
import { Page } from '../../shell/Page';
import { LakeTable } from './LakeTable';
import { NewLakeForm } from './NewLakeForm';

/** All lakes, and the way to another one. */
export function LakesPage() {
  const { get, set } = useQueryState();
  const list = useQuery(lakes());
  const items = list.data?.items ?? [];
  const adding = get('add') !== undefined || (list.isSuccess && items.length === 0);
  return (
    <Page
      title="Lakes"
      lead="The places that Weir looks after. A crawl finds the datasets below the root of each."
      aside={
        !adding && (
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => set({ add: 'yes' })}>
            Add a lake
          </Button>
        )
      }
    >
      {adding && <NewLakeForm onCancel={items.length > 0 ? () => set({ add: undefined }) : undefined} />}
      <Card label="Lakes">
        {list.isPending ? (
          <LoadingRows rows={3} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconRippleOff} title="No lakes yet" command="./weir crawl /path/to/lake">
            Name the root of your lake above, or crawl one from the command line, which adds it.
          </EmptyState>
        ) : (
          <LakeTable lakes={items} />
        )}
      </Card>
    </Page>
  );
}
