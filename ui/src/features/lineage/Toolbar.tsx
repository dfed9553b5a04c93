import { SegmentedControl, Select, Switch } from '@mantine/core';
import { IconBinaryTree2, IconTable } from '@tabler/icons-react';
import classes from './Lineage.module.css';
import type { LineageState } from './useLineageState';

const HOPS = [1, 2, 3, 5, 10, 20].map((hops) => ({
  value: String(hops),
  label: hops === 1 ? 'one step' : `${hops} steps`,
}));

type Props = { state: LineageState; set: (changes: Record<string, string | undefined>) => void };

/** How lineage is shown. */
export function Toolbar({ state, set }: Props) {
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="How lineage is shown">
      <SegmentedControl
        size="xs"
        aria-label="Picture or table"
        value={state.table ? 'table' : 'graph'}
        onChange={(value) => set({ view: value === 'table' ? 'table' : undefined })}
        data={[
          { value: 'graph', label: <Choice icon={IconBinaryTree2} name="Picture" /> },
          { value: 'table', label: <Choice icon={IconTable} name="Table" /> },
        ]}
      />
      <label className={classes.depth}>
        <span>Around it</span>
        <Select
          aria-label="How far around the focus"
          size="xs"
          w={104}
          allowDeselect={false}
          data={HOPS}
          value={String(state.hops)}
          onChange={(hops) => set({ hops: hops === '1' || hops === null ? undefined : hops })}
        />
      </label>
      <Switch
        size="xs"
        label="Columns"
        checked={state.columns}
        onChange={(event) => set({ columns: event.currentTarget.checked ? 'yes' : undefined })}
      />
      <Switch
        size="xs"
        label="Direct only"
        title="Only what carries values over, and not what a job merely joins, filters or sorts by"
        checked={state.directOnly}
        onChange={(event) => set({ direct: event.currentTarget.checked ? 'yes' : undefined })}
      />
      <ul className={classes.legend} aria-label="Legend">
        <Key stroke="usual" name={state.columns ? 'direct' : 'reads or writes'} />
        {state.columns && <Key stroke="indirect" name="indirect" />}
        <Key stroke="masked" name="masked" />
      </ul>
    </div>
  );
}

function Choice({ icon: Shape, name }: { icon: typeof IconTable; name: string }) {
  return (
    <span className={classes.choice}>
      <Shape size={14} aria-hidden /> {name}
    </span>
  );
}

function Key({ stroke, name }: { stroke: 'usual' | 'indirect' | 'masked'; name: string }) {
  return (
    <li>
      <svg width="26" height="8" aria-hidden className={classes.key} data-stroke={stroke}>
        <path d="M0,4 H26" />
      </svg>
      {name}
    </li>
  );
}
