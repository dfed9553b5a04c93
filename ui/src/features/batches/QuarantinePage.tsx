import { IconHandStop, IconInbox, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { type BatchFilter, status } from '../../api/queries';
import type { EmptyState } from '../../parts/EmptyState';
import { Tabs } from '../../parts/Tabs';
import { useQueryState } from '../../parts/useQueryState';
import { type BatchView, routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { BatchList } from './BatchList';

type View = { name: string; filter: BatchFilter; empty: ComponentProps<typeof EmptyState> };

const VIEWS: Record<BatchView, View> = {
  failing: {
    name: 'With failing rows',
    filter: { withFailures: true },
    empty: {
      icon: IconShieldCheck,
      title: 'No batch has failing rows',
      children: 'Every row of every checked batch kept the rules.',
      command: './weir batches',
    },
  },
  quarantined: {
    name: 'Quarantined',
    filter: { state: 'quarantined' },
    empty: {
      icon: IconShieldCheck,
      title: 'Nothing is in quarantine',
      children: 'No batch had to be kept away from its readers.',
      command: './weir batches',
    },
  },
  approval: {
    name: 'Awaiting approval',
    filter: { awaitingApproval: true },
    empty: {
      icon: IconShieldCheck,
      title: 'No release waits for a second person',
      children: 'A ruleset may want somebody else to approve the release of what was turned away.',
      command: './weir quarantine list --awaiting-approval',
    },
  },
  held: {
    name: 'Held',
    filter: { state: 'held' },
    empty: {
      icon: IconHandStop,
      title: 'No batch is held',
      children:
        'A batch is held while it is undecided: when the engine could not answer, or its rows do not add up.',
    },
  },
  all: {
    name: 'All batches',
    filter: {},
    empty: {
      icon: IconInbox,
      title: 'No batches yet',
      children:
        'Write a ruleset and hand in a batch: Weir checks it before anyone reads it. The demo shows how.',
      command: './weir demo',
    },
  },
};

export function QuarantinePage() {
  const { get } = useQueryState();
  const { data } = useQuery(status());
  const wanted = get('view') as BatchView | undefined;
  const view = wanted !== undefined && wanted in VIEWS ? wanted : 'failing';
  const counts: Partial<Record<BatchView, number>> = {
    quarantined: data?.batches.quarantined,
    held: data?.batches.held,
  };

  return (
    <Page title="Quarantine" lead="Batches that broke a rule, with the rows and the reasons.">
      <Tabs
        label="Which batches"
        tabs={(Object.keys(VIEWS) as BatchView[]).map((id) => ({
          name: VIEWS[id].name,
          to: routeTo.quarantine(id),
          active: id === view,
          count: counts[id],
        }))}
      />
      <BatchList key={view} filter={VIEWS[view].filter} empty={VIEWS[view].empty} rules />
    </Page>
  );
}
