import { SegmentedControl } from '@mantine/core';
import classes from './Lineage.module.css';
import type { LineageState } from './useLineageState';

type Props = { state: LineageState; set: (changes: Record<string, string | undefined>) => void };

/** What the panel beside the picture tells. */
export function PanelTabs({ state, set }: Props) {
  return (
    <div className={classes.panelTabs}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="What to tell of it"
        value={state.panel}
        onChange={(panel) => set({ panel: panel === 'details' ? undefined : panel })}
        data={[
          { value: 'details', label: 'Details' },
          { value: 'impact', label: 'Impact' },
        ]}
      />
    </div>
  );
}
