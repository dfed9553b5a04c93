import { Button } from '@mantine/core';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { job as jobQuery, runs as runsQuery } from '../../api/queries';
import type { Job, Run } from '../../api/types';
import { count, share } from '../../format/numbers';
import { duration } from '../../format/times';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { jobNode } from '../lineage/nodeId';
import { ReadsAndWrites } from './Datasets';
import { FacetList } from './FacetList';
import { ownersOf, sourceOf, sqlOf } from './facets';
import classes from './Jobs.module.css';
import { RunChart } from './RunChart';
import { runSigns } from './signs';

const BACK = { name: 'Jobs', to: routeTo.jobs() };

export function JobPage() {
  const { get } = useQueryState();
  const name = { namespace: get('namespace') ?? '', name: get('name') ?? '' };
  const { data, isPending, error, refetch } = useQuery(jobQuery(name));
  if (data === undefined) {
    return (
      <Page title={name.name || 'Job'} back={BACK}>
        <Card>{isPending ? <LoadingRows /> : <ErrorState error={error} retry={() => refetch()} />}</Card>
      </Page>
    );
  }
  return <JobView job={data} />;
}

function JobView({ job }: { job: Job }) {
  const { facets, statistics } = job;
  const sql = sqlOf(facets);
  const source = sourceOf(facets);
  const owners = ownersOf(facets);
  return (
    <Page
      title={job.name}
      back={BACK}
      heading={
        <>
          {job.name} {job.latestRun !== undefined && <Badge sign={runSigns[job.latestRun.state]} />}
        </>
      }
      lead={
        <>
          <Copyable text={job.namespace} what="the namespace" />
          {job.description !== undefined && <div>{job.description}</div>}
        </>
      }
      aside={
        <Button
          component={Link}
          to={routeTo.lineage({ node: jobNode(job.namespace, job.name) })}
          variant="default"
          leftSection={<IconTopologyStar3 size={16} aria-hidden />}
        >
          Lineage
        </Button>
      }
    >
      <Facts
        facts={[
          {
            name: 'Last success',
            value: statistics.lastSuccessAt === undefined ? 'never' : <Time at={statistics.lastSuccessAt} />,
          },
          {
            name: 'Failed',
            value:
              statistics.failureRate === undefined
                ? 'no run ended'
                : `${share(statistics.failed, statistics.runs)} of the last ${count(statistics.runs)}`,
          },
          ...(statistics.medianSeconds === undefined
            ? []
            : [{ name: 'Usually takes', value: duration(statistics.medianSeconds * 1000) }]),
          ...(statistics.longestSeconds === undefined
            ? []
            : [{ name: 'At most', value: duration(statistics.longestSeconds * 1000) }]),
          { name: 'Kind', value: job.type === 'STREAM' ? 'streaming' : 'batch' },
          ...(owners.length > 0 ? [{ name: 'Owners', value: owners.join(', ') }] : []),
          ...(job.parentJob === undefined
            ? []
            : [
                {
                  name: 'Part of',
                  value: (
                    <Link
                      className={classes.link}
                      to={routeTo.job(job.parentJob.namespace, job.parentJob.name)}
                    >
                      {job.parentJob.name}
                    </Link>
                  ),
                },
              ]),
          ...(source === undefined
            ? []
            : [
                {
                  name: 'Source',
                  value: (
                    <a className={classes.link} href={source} rel="noreferrer">
                      {source.replace(/^https?:\/\//, '')}
                    </a>
                  ),
                },
              ]),
        ]}
      />
      <ReadsAndWrites inputs={job.inputs} outputs={job.outputs} />
      <Runs job={job} />
      {sql !== undefined && (
        <Card title="SQL">
          <pre className={classes.source} tabIndex={0}>
            {sql}
          </pre>
        </Card>
      )}
      <FacetList facets={facets} />
    </Page>
  );
}

const HEAD: Head[] = [
  { name: 'State', width: 124 },
  { name: 'Run' },
  { name: 'Took', right: true, width: 110 },
  { name: 'Started', right: true, width: 130 },
];

function Runs({ job }: { job: Job }) {
  const list = useInfiniteQuery(runsQuery(job));
  const runs = list.data?.pages.flatMap((page) => page.runs) ?? [];
  const [first] = list.data?.pages ?? [];
  return (
    <Card title="Runs" aside={first && count(first.totalCount)}>
      {list.isPending ? (
        <LoadingRows rows={4} />
      ) : list.isError && runs.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : runs.length === 0 ? (
        <p className={classes.nothing}>None: the job was declared, and told of no run.</p>
      ) : (
        <>
          <RunChart runs={runs.slice(0, 60)} />
          <RunTable runs={runs} />
          <LoadMore shown={runs.length} what={['run', 'runs']} list={list} />
        </>
      )}
    </Card>
  );
}

function RunTable({ runs }: { runs: Run[] }) {
  return (
    <Table head={HEAD} label="Runs" fixed>
      {runs.map((run) => (
        <tr key={run.id} className={cell.linked}>
          <td>
            <Badge sign={runSigns[run.state]} />
          </td>
          <td className={classes.cut}>
            <RowLink to={routeTo.run(run.id)}>{run.id}</RowLink>
            {run.error !== undefined && (
              <div className={classes.under} title={run.error}>
                {run.error}
              </div>
            )}
          </td>
          <td className={cell.right}>{run.durationMs === undefined ? '–' : duration(run.durationMs)}</td>
          <td className={`${cell.right} ${cell.muted}`}>
            <Time at={run.startedAt ?? run.createdAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
