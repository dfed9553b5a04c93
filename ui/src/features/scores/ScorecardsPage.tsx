import { Group, Select } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { domainScorecards, lakes, scorecards } from '../../api/queries';
import type { Scorecard } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { type Head, Table } from '../../parts/Table';
import { Tabs } from '../../parts/Tabs';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { inWords } from './dimensions';
import { ScoreCell } from './ScoreCell';
import classes from './Scorecards.module.css';

const DAYS = ['7', '30', '90'];
const USUAL_DAYS = '30';

export function ScorecardsPage() {
  const { get, set } = useQueryState();
  const known = useQuery(lakes());
  const byDomain = get('view') === 'domains';
  const lake = get('lake');
  const days = get('days') ?? USUAL_DAYS;
  const filter = { ...(lake !== undefined && { lake }), days: Number(days) };
  const list = useInfiniteQuery(byDomain ? domainScorecards(filter) : scorecards(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const state = { lake, days: days === USUAL_DAYS ? undefined : days };
  return (
    <Page title="Scorecards" lead="Which share of the rules held, by dimension of quality.">
      <Group gap={8} role="search" aria-label="Filter the scorecards">
        <Select
          aria-label="Days"
          data={DAYS.map((one) => ({ value: one, label: `Last ${one} days` }))}
          value={days}
          onChange={(chosen) => set({ days: chosen === USUAL_DAYS ? undefined : (chosen ?? undefined) })}
          allowDeselect={false}
          w={150}
        />
        <Select
          aria-label="Lake"
          placeholder="Any lake"
          data={known.data?.items.map((one) => one.name) ?? []}
          value={lake ?? null}
          onChange={(chosen) => set({ lake: chosen ?? undefined })}
          clearable
          w={150}
        />
      </Group>
      <Tabs
        label="Scorecards of what"
        tabs={[
          { name: 'Datasets', to: routeTo.scorecards(state), active: !byDomain },
          { name: 'Domains', to: routeTo.scorecards({ ...state, view: 'domains' }), active: byDomain },
        ]}
      />
      <Card label="Scorecards">
        {list.isPending ? (
          <LoadingRows rows={4} height={54} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconGauge} title="There are no scores yet" command="./weir scores">
            Scores begin with the first batch that is decided about.
          </EmptyState>
        ) : (
          <>
            <ScorecardTable cards={items} />
            <LoadMore
              shown={items.length}
              what={byDomain ? ['domain', 'domains'] : ['dataset', 'datasets']}
              list={list}
            />
          </>
        )}
      </Card>
    </Page>
  );
}

function ScorecardTable({ cards }: { cards: Scorecard[] }) {
  const head: Head[] = [
    { name: cards[0]?.dataset === undefined ? 'Domain' : 'Dataset', width: 200 },
    { name: 'Overall' },
    ...(cards[0]?.dimensions.map(({ dimension }) => ({ name: inWords(dimension) })) ?? []),
  ];
  return (
    <div className={classes.table}>
      <Table head={head} label="Scorecards" fixed>
        {cards.map((card) => (
          <tr key={`${card.lake}/${card.dataset ?? card.zone}`}>
            <td>
              <Subject card={card} />
            </td>
            <td>
              <ScoreCell score={card.overall} from={card.from} />
            </td>
            {card.dimensions.map(({ dimension, score }) => (
              <td key={dimension}>
                <ScoreCell score={score} from={card.from} />
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Subject({ card: { lake, zone, dataset, datasets } }: { card: Scorecard }) {
  if (dataset === undefined) {
    return (
      <>
        <Link className={classes.subject} to={routeTo.datasets({ lake, zone })}>
          {zone === '' ? lake : zone}
        </Link>
        <div className={classes.under}>
          {lake} · {plural(datasets, 'dataset')}
        </div>
      </>
    );
  }
  return (
    <>
      <Link className={classes.subject} to={routeTo.datasets({ q: dataset, lake })}>
        {dataset}
      </Link>
      <div className={classes.under}>{[lake, zone].filter((part) => part !== '').join(' · ')}</div>
    </>
  );
}
