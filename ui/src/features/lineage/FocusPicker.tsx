import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { datasets } from '../../api/queries';
import { routeTo } from '../../routeTo';
import { datasetNode } from './nodeId';

/** To another focus, by the name of a dataset. */
export function FocusPicker() {
  const [words, setWords] = useState('');
  const [sought] = useDebouncedValue(words.trim(), 200);
  const navigate = useNavigate();
  const list = useInfiniteQuery(datasets({ ...(sought !== '' && { q: sought }) }, 12));
  const found = list.data?.pages[0]?.items ?? [];
  return (
    <Autocomplete
      aria-label="Go to the lineage of a dataset"
      placeholder="Go to a dataset"
      leftSection={<IconSearch size={15} />}
      w={260}
      data={[...new Set(found.map(({ alias }) => alias))]}
      // The service has searched already.
      filter={({ options }) => options}
      value={words}
      onChange={setWords}
      onOptionSubmit={(alias) => {
        const dataset = found.find((one) => one.alias === alias);
        if (dataset !== undefined) {
          void navigate(routeTo.lineage({ node: datasetNode(dataset.namespace, dataset.name) }));
        }
      }}
    />
  );
}
