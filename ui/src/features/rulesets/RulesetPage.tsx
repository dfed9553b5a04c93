import { Skeleton } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ruleset as rulesetQuery } from '../../api/queries';
import type { Ruleset } from '../../api/types';
import { share } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Tabs } from '../../parts/Tabs';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { type RulesetTab, routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { BatchList } from '../batches/BatchList';
import { LastRun } from './LastRun';
import { MetricsTab } from './MetricsTab';
import { Origin } from './Origin';
import { RulesCard } from './RulesCard';
import classes from './Rulesets.module.css';

const BACK = { name: 'Rulesets', to: routeTo.rulesets() };

export function RulesetPage() {
  const { name = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(rulesetQuery(name));
  if (data === undefined) {
    return (
      <Page title={name} back={BACK}>
        <Card>
          {isPending ? <Skeleton height={240} /> : <ErrorState error={error} retry={() => refetch()} />}
        </Card>
      </Page>
    );
  }
  return <RulesetView ruleset={data} />;
}

function RulesetView({ ruleset }: { ruleset: Ruleset }) {
  const { get } = useQueryState();
  const tab = tabOf(get('tab'));
  const tabs: { id: RulesetTab; name: string }[] = [
    { id: 'rules', name: 'Rules' },
    { id: 'runs', name: 'Runs' },
    { id: 'metrics', name: 'Metrics' },
  ];
  return (
    <Page title={ruleset.name} back={BACK}>
      <Facts
        facts={[
          {
            name: 'Dataset',
            value: (
              <Link className={classes.link} to={routeTo.datasets({ q: ruleset.dataset })}>
                {ruleset.dataset}
              </Link>
            ),
          },
          { name: 'Lake', value: ruleset.lake },
          { name: 'Good rows', value: `go to ${ruleset.target}${READERS[ruleset.publishAs]}` },
          { name: 'Bad rows', value: consequence(ruleset) },
          ...(ruleset.owner !== undefined ? [{ name: 'Owner', value: ruleset.owner }] : []),
          { name: 'Kept by', value: <Origin ruleset={ruleset} /> },
          {
            name: `Version ${ruleset.version}`,
            value: (
              <>
                <Time at={ruleset.updatedAt} /> by {ruleset.updatedBy}
              </>
            ),
          },
        ]}
      />
      <Tabs
        label="Ruleset"
        tabs={tabs.map(({ id, name }) => ({
          name,
          to: routeTo.ruleset(ruleset.name, id),
          active: id === tab,
        }))}
      />
      {tab === 'rules' && (
        <>
          <RulesCard key={ruleset.name} ruleset={ruleset} />
          <LastRun ruleset={ruleset} />
        </>
      )}
      {tab === 'runs' && (
        <BatchList
          filter={{ ruleset: ruleset.name }}
          rules
          empty={{
            icon: IconInbox,
            title: 'No batch was ever checked by this ruleset',
            command: `./weir batches submit ${ruleset.name} landing/`,
          }}
        />
      )}
      {tab === 'metrics' && <MetricsTab ruleset={ruleset.name} />}
    </Page>
  );
}

function tabOf(word: string | undefined): RulesetTab {
  return word === 'runs' || word === 'metrics' ? word : 'rules';
}

/** What the target is for those who read it. */
const READERS = {
  files: '',
  iceberg: ', an Iceberg table',
  delta: ', a Delta table',
};

function consequence({ mode, maxBadShare }: Ruleset): string {
  switch (mode) {
    case 'split':
      return maxBadShare === undefined
        ? 'are split off'
        : `are split off; above ${share(maxBadShare, 1)} none pass`;
    case 'block':
      return 'keep the whole batch out';
    case 'warn':
      return 'are told, and keep nothing out';
  }
}
