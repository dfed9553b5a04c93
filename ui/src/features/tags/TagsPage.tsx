import { Button, Group, Kbd, Select } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconCheck, IconTags, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ComponentProps, useRef, useState } from 'react';
import type { TagOrder } from '../../api/commands';
import { useRefusal } from '../../api/permissions';
import { dataset as datasetOf, status, tagProposals } from '../../api/queries';
import type { ProposalState, TagProposal } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { ProblemNote } from '../../parts/ProblemNote';
import { Tabs } from '../../parts/Tabs';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo, type TagListState } from '../../routeTo';
import { Page } from '../../shell/Page';
import { ProposalTable } from './ProposalTable';
import { kindOf, proposalSigns, TAGS } from './tagSigns';
import classes from './TagsPage.module.css';
import { type Ordered, useTagOrders } from './useTagOrders';

const STATES: ProposalState[] = ['proposed', 'accepted', 'rejected'];

const EMPTY: Record<ProposalState, ComponentProps<typeof EmptyState>> = {
  proposed: {
    icon: IconTags,
    title: 'Nothing is to be decided',
    children: 'Datasets are classified after the crawl that found them, and again when their columns change.',
    command: './weir tags list --state all',
  },
  accepted: { icon: IconCheck, title: 'No tag was accepted yet' },
  rejected: { icon: IconX, title: 'No tag was rejected yet' },
};

/** What columns may hold that somebody must know of, for a steward to decide. */
export function TagsPage() {
  const { get } = useQueryState();
  const { data } = useQuery(status());
  const wanted = get('state') as ProposalState | undefined;
  const state = wanted !== undefined && STATES.includes(wanted) ? wanted : 'proposed';
  const filter: TagListState = { state, tag: get('tag'), dataset: get('dataset') };

  return (
    <Page
      title="Proposed tags"
      lead="Columns that seem to hold personal data, bank accounts or secrets. What is accepted, the column has; what is rejected is not proposed again."
    >
      <Tabs
        label="Which proposals"
        tabs={STATES.map((one) => ({
          name: proposalSigns[one].word,
          to: routeTo.tags({ ...filter, state: one }),
          active: one === state,
          count: one === 'proposed' && data !== undefined ? count(data.proposedTags) : undefined,
        }))}
      />
      <Proposals key={`${state} ${filter.tag} ${filter.dataset}`} filter={filter} state={state} />
    </Page>
  );
}

function Proposals({ filter, state }: { filter: TagListState; state: ProposalState }) {
  const list = useInfiniteQuery(
    tagProposals({
      state,
      ...(filter.tag !== undefined && { tag: filter.tag }),
      ...(filter.dataset !== undefined && { dataset: filter.dataset }),
    }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const mayDecide = useRefusal('decide-tags') === undefined;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Ordered>();
  const orders = useTagOrders();
  const table = useRef<HTMLDivElement>(null);
  const selected = new Set(items.map(({ id }) => id).filter((id) => ticked.has(id)));

  const select = (ids: string[], on: boolean) =>
    setTicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const order = (ids: string[], what: TagOrder) => {
    if (ids.length > 0 && !orders.isPending) {
      orders.mutate({ ids, order: what }, { onSuccess: setDone });
      select(ids, false);
    }
  };
  const undo = () => {
    if (done !== undefined && done.order !== 'reopen') {
      order(
        done.proposals.map(({ id }) => id),
        'reopen',
      );
    }
  };
  const enter = () => table.current?.querySelector<HTMLElement>('tr[data-proposal][tabindex="0"]')?.focus();
  const inside = () => table.current?.contains(document.activeElement) === true;
  useHotkeys([
    ['j', () => inside() || enter()],
    ['ArrowDown', () => inside() || enter()],
    ['u', () => inside() || undo()],
  ]);

  return (
    <>
      <Filters items={items} filter={filter} />
      <div aria-live="polite" className={classes.told}>
        {done !== undefined && <Done done={done} undo={mayDecide ? undo : undefined} />}
      </div>
      {done?.problem !== undefined && <ProblemNote error={done.problem} />}
      {!mayDecide && <Guarded permission="decide-tags">{null}</Guarded>}
      <Card
        title={
          items.length === 0
            ? undefined
            : selected.size > 0
              ? `${count(selected.size)} selected`
              : plural(
                  items.length,
                  state === 'proposed' ? 'tag to decide' : `${state} tag`,
                  `${wordOf(state)}`,
                )
        }
        label="Proposed tags"
        aside={mayDecide && items.length > 0 && <Toolbar {...{ state, selected, order }} />}
      >
        {list.isPending ? (
          <LoadingRows rows={6} height={24} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          filter.tag !== undefined || filter.dataset !== undefined ? (
            <EmptyState icon={IconTags} title="No proposal fits">
              Nothing here has this tag, or is of this dataset.
            </EmptyState>
          ) : (
            <EmptyState {...EMPTY[state]} />
          )
        ) : (
          <div ref={table} data-busy={orders.isPending || undefined} className={classes.table}>
            <ProposalTable {...{ proposals: items, state, selected, select, order, undo, mayDecide }} />
            <LoadMore shown={items.length} what={['proposal', 'proposals']} list={list} />
          </div>
        )}
      </Card>
    </>
  );
}

function wordOf(state: ProposalState): string {
  return state === 'proposed' ? 'tags to decide' : `${state} tags`;
}

type ToolbarProps = {
  state: ProposalState;
  selected: ReadonlySet<string>;
  order: (ids: string[], order: TagOrder) => void;
};

/** What can be done with the selected; if none is, which keys do it. */
function Toolbar({ state, selected, order }: ToolbarProps) {
  if (selected.size === 0) {
    return (
      <span className={classes.keys}>
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> move
        </span>
        <span>
          <Kbd size="xs">x</Kbd> select
        </span>
        {state === 'proposed' && (
          <>
            <span>
              <Kbd size="xs">a</Kbd> accept
            </span>
            <span>
              <Kbd size="xs">r</Kbd> reject
            </span>
          </>
        )}
        <span>
          <Kbd size="xs">u</Kbd> undo
        </span>
      </span>
    );
  }
  const ids = [...selected];
  return (
    <Group gap={8}>
      {state === 'proposed' ? (
        <>
          <Button
            size="compact-sm"
            leftSection={<IconCheck size={14} />}
            onClick={() => order(ids, 'accept')}
          >
            Accept {count(ids.length)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconX size={14} />}
            onClick={() => order(ids, 'reject')}
          >
            Reject {count(ids.length)}
          </Button>
        </>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} />}
          onClick={() => order(ids, 'reopen')}
        >
          Undo {count(ids.length)}
        </Button>
      )}
    </Group>
  );
}

/** What has just been done. */
function Done({ done, undo }: { done: Ordered; undo?: () => void }) {
  const [one] = done.proposals;
  if (one === undefined) {
    return null;
  }
  const what =
    done.proposals.length === 1
      ? `${one.tag} for ${one.alias} ${one.column}`
      : plural(done.proposals.length, 'tag');
  const word = { accept: 'Accepted', reject: 'Rejected', reopen: 'To be decided again:' }[done.order];
  return (
    <div className={classes.done} data-tone={done.order === 'accept' ? 'good' : 'idle'}>
      <span>
        {word} {what}
      </span>
      {undo !== undefined && done.order !== 'reopen' && (
        <button type="button" onClick={undo} className={classes.undo}>
          Undo
        </button>
      )}
    </div>
  );
}

/** By tag and by dataset, of those that the list has. */
function Filters({ items, filter }: { items: TagProposal[]; filter: TagListState }) {
  const { set } = useQueryState();
  const chosen = useQuery({ ...datasetOf(filter.dataset ?? ''), enabled: filter.dataset !== undefined });
  const datasets = new Map(items.map(({ dataset, alias }) => [dataset, alias]));
  if (filter.dataset !== undefined && !datasets.has(filter.dataset)) {
    datasets.set(filter.dataset, chosen.data?.alias ?? filter.dataset);
  }
  const filtered = filter.tag !== undefined || filter.dataset !== undefined;
  return (
    <Group gap={8} role="search" aria-label="Filter the proposals">
      <Select
        aria-label="Tag"
        placeholder="Any tag"
        data={TAGS.map((tag) => ({ value: tag, label: `${kindOf(tag).name} · ${tag}` }))}
        value={filter.tag ?? null}
        onChange={(tag) => set({ tag: tag ?? undefined })}
        clearable
        w={280}
      />
      <Select
        aria-label="Dataset"
        placeholder="Any dataset"
        data={[...datasets].map(([value, label]) => ({ value, label }))}
        value={filter.dataset ?? null}
        onChange={(dataset) => set({ dataset: dataset ?? undefined })}
        clearable
        searchable
        nothingFoundMessage="No dataset of this list"
        w={280}
      />
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconX size={14} />}
          onClick={() => set({ tag: undefined, dataset: undefined })}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
