import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconMailX, IconSearch, IconSettings2 } from '@tabler/icons-react';
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { job as jobQuery, jobs, jobSearch, lineageStatus, namespaces } from '../../api/queries';
import type { Job } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Jobs.module.css';
import { JobTable } from './JobTable';
import { RUN_STATES, runSigns } from './signs';

export function JobsPage() {
  const { get } = useQueryState();
  const sought = get('q');
  return (
    <Page
      title="Jobs"
      lead="What moves data around the lake, as the jobs themselves told."
      aside={<DeadLetterLink />}
    >
      <JobFilters />
      <Card label="Jobs">
        {sought === undefined ? (
          <AllJobs namespace={get('namespace')} state={get('state')} />
        ) : (
          <FoundJobs q={sought} namespace={get('namespace')} state={get('state')} />
        )}
      </Card>
    </Page>
  );
}

function DeadLetterLink() {
  const { data } = useQuery(lineageStatus());
  const dead = data?.deadLetters ?? 0;
  return (
    <Button
      component={Link}
      to={routeTo.deadLetters()}
      variant="default"
      size="xs"
      leftSection={<IconMailX size={15} aria-hidden />}
    >
      {dead === 0 ? 'Dead letters' : plural(dead, 'dead letter')}
    </Button>
  );
}

function JobFilters() {
  const { get, set } = useQueryState();
  const known = useQuery(namespaces());
  const [text, setText] = useState(get('q') ?? '');
  const settle = useDebouncedCallback((q: string) => set({ q: q.trim() }), 250);
  return (
    <div className={classes.filters} role="search" aria-label="Filter the jobs">
      <TextInput
        type="search"
        aria-label="Search jobs"
        placeholder="Search jobs"
        leftSection={<IconSearch size={15} />}
        value={text}
        style={{ flex: '1 1 220px', maxWidth: 420 }}
        onChange={(event) => {
          setText(event.currentTarget.value);
          settle(event.currentTarget.value);
        }}
      />
      <Select
        aria-label="Namespace"
        placeholder="Any namespace"
        searchable
        clearable
        w={240}
        data={known.data?.namespaces.map(({ name }) => name) ?? []}
        value={get('namespace') ?? null}
        onChange={(namespace) => set({ namespace: namespace ?? undefined })}
      />
      <Select
        aria-label="State of the last run"
        placeholder="Any state"
        clearable
        w={160}
        data={RUN_STATES.map((value) => ({ value, label: runSigns[value].word }))}
        value={get('state') ?? null}
        onChange={(state) => set({ state: state ?? undefined })}
      />
    </div>
  );
}

type Filter = { namespace: string | undefined; state: string | undefined };

function AllJobs({ namespace, state }: Filter) {
  const list = useInfiniteQuery(jobs(namespace));
  const all = list.data?.pages.flatMap((page) => page.jobs) ?? [];
  const items = all.filter((job) => state === undefined || job.latestRun?.state === state);
  if (list.isPending) {
    return <LoadingRows />;
  }
  if (list.isError && all.length === 0) {
    return <ErrorState error={list.error} retry={() => list.refetch()} />;
  }
  if (items.length === 0 && !list.hasNextPage) {
    return <Nothing filtered={all.length > 0 || namespace !== undefined} />;
  }
  return (
    <>
      <JobTable jobs={items} />
      {state !== undefined && (
        <p className={classes.nothing}>
          {plural(items.length, 'job')} of the {count(all.length)} that were looked at.
        </p>
      )}
      <LoadMore shown={all.length} what={['job', 'jobs']} list={list} />
    </>
  );
}

function FoundJobs({ q, namespace, state }: Filter & { q: string }) {
  const search = useQuery(jobSearch(q, namespace));
  const found = useQueries({
    queries: (search.data?.results ?? []).map((hit) => jobQuery(hit)),
  });
  const items = found
    .map(({ data }) => data)
    .filter((job): job is Job => job !== undefined)
    .filter((job) => state === undefined || job.latestRun?.state === state);
  if (search.isPending || found.some(({ isPending }) => isPending)) {
    return <LoadingRows />;
  }
  if (search.isError) {
    return <ErrorState error={search.error} retry={() => search.refetch()} />;
  }
  return items.length === 0 ? <Nothing filtered /> : <JobTable jobs={items} />;
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState icon={IconSettings2} title="No job matches">
      Search for a part of the name, or clear a filter.
    </EmptyState>
  ) : (
    <EmptyState icon={IconSettings2} title="No jobs yet">
      No job told its lineage. docs/lineage.md says how to connect Spark, Airflow, dbt and Flink.
    </EmptyState>
  );
}
