import { IconInbox } from '@tabler/icons-react';
import { BatchList } from '../batches/BatchList';

export function BatchesTab({ alias }: { alias: string }) {
  return (
    <BatchList
      filter={{ dataset: alias }}
      empty={{
        icon: IconInbox,
        title: 'No batch of this dataset was ever checked',
        children: 'Write a ruleset for it, then hand in a batch: Weir checks it before anyone reads it.',
        command: './weir batches submit --ruleset NAME landing/path/ --wait',
      }}
    />
  );
}
