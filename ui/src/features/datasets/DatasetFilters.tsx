import { Button, Group, Kbd, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { lakes } from '../../api/queries';
import { useQueryState } from '../../parts/useQueryState';
import { FORMATS } from './formatName';

const ZONES = ['landing', 'bronze', 'silver', 'gold'];

/** @param zonesSeen zones of the datasets at hand: a zone is any first folder of a lake, not only the usual four */
export function DatasetFilters({ zonesSeen }: { zonesSeen: string[] }) {
  const { get, set } = useQueryState();
  const known = useQuery(lakes());
  const zones = [...new Set([...ZONES, ...zonesSeen, ...[get('zone') ?? []].flat()])];
  const filtered = ['q', 'zone', 'format', 'lake'].some((key) => get(key) !== undefined);

  return (
    <Group gap={8} role="search" aria-label="Filter the datasets">
      <Search key={get('q') === undefined ? 'empty' : 'filled'} />
      <Select
        aria-label="Zone"
        placeholder="Any zone"
        data={zones}
        value={get('zone') ?? null}
        onChange={(zone) => set({ zone: zone ?? undefined })}
        clearable
        w={140}
      />
      <Select
        aria-label="Format"
        placeholder="Any format"
        data={FORMATS}
        value={get('format') ?? null}
        onChange={(format) => set({ format: format ?? undefined })}
        clearable
        w={140}
      />
      <Select
        aria-label="Lake"
        placeholder="Any lake"
        data={known.data?.items.map((lake) => lake.name) ?? []}
        value={get('lake') ?? null}
        onChange={(lake) => set({ lake: lake ?? undefined })}
        clearable
        w={140}
      />
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} />}
          onClick={() => set({ q: undefined, zone: undefined, format: undefined, lake: undefined })}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}

/** The address follows the typing with a short delay, so that not every letter is a request. */
function Search() {
  const { get, set } = useQueryState();
  const [text, setText] = useState(get('q') ?? '');
  const settle = useDebouncedCallback((q: string) => set({ q: q.trim() }), 250);
  const input = useRef<HTMLInputElement>(null);
  const asked = (useLocation().state as { search?: boolean } | null)?.search === true;

  useEffect(() => {
    if (asked) {
      input.current?.focus();
    }
  }, [asked]);

  return (
    <TextInput
      ref={input}
      type="search"
      aria-label="Search datasets"
      placeholder="Search datasets"
      leftSection={<IconSearch size={15} />}
      rightSection={text === '' ? <Kbd size="xs">/</Kbd> : undefined}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
      style={{ flex: '1 1 220px', maxWidth: 420 }}
    />
  );
}
