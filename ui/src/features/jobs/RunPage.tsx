import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { run as runQuery } from '../../api/queries';
import type { Run } from '../../api/types';
import { duration, exact } from '../../format/times';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { ErrorState } from '../../parts/ErrorState';
import { type Fact, Facts } from '../../parts/Facts';
import { LoadingRows } from '../../parts/LoadingRows';
import { Note } from '../../parts/Note';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { ReadsAndWrites } from './Datasets';
import { FacetList } from './FacetList';
import classes from './Jobs.module.css';
import { runSigns } from './signs';

export function RunPage() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(runQuery(id));
  if (data === undefined) {
    return (
      <Page title="Run" back={{ name: 'Jobs', to: routeTo.jobs() }}>
        <Card>{isPending ? <LoadingRows /> : <ErrorState error={error} retry={() => refetch()} />}</Card>
      </Page>
    );
  }
  return <RunView run={data} />;
}

function RunView({ run }: { run: Run }) {
  const { namespace, name } = run.job;
  return (
    <Page
      title={`Run of ${name}`}
      back={{ name, to: routeTo.job(namespace, name) }}
      heading={
        <>
          Run of {name} <Badge sign={runSigns[run.state]} />
        </>
      }
      lead={<Copyable text={run.id} what="the id of the run" />}
    >
      <Facts
        facts={[
          { name: 'Took', value: run.durationMs === undefined ? 'not ended' : duration(run.durationMs) },
          ...related('Parent', run.parentRunId),
          ...related('Root', run.rootRunId === run.parentRunId ? undefined : run.rootRunId),
          ...(run.nominalStartTime === undefined
            ? []
            : [{ name: 'For', value: <span>{exact(run.nominalStartTime)}</span> }]),
          ...(run.nominalEndTime === undefined
            ? []
            : [{ name: 'Until', value: <span>{exact(run.nominalEndTime)}</span> }]),
        ]}
      />
      {run.error !== undefined && (
        <Note tone="bad" icon={IconAlertTriangle} title="It failed">
          <p>{run.error}</p>
        </Note>
      )}
      <Card title="Timeline">
        <ol className={classes.times} aria-label="Timeline">
          {momentsOf(run).map(({ what, at }) => (
            <li key={what}>
              <div className={classes.what}>{what}</div>
              <div className={classes.when}>
                {exact(at)}
                <br />
                <Time at={at} />
              </div>
            </li>
          ))}
        </ol>
      </Card>
      <ReadsAndWrites inputs={run.inputDatasetVersions} outputs={run.outputDatasetVersions} />
      <FacetList facets={run.facets} />
    </Page>
  );
}

function related(name: string, id: string | undefined): Fact[] {
  return id === undefined
    ? []
    : [
        {
          name,
          value: (
            <Link className={classes.link} to={routeTo.run(id)}>
              {id.slice(0, 13)}…
            </Link>
          ),
        },
      ];
}

/** What is known to have happened, in the order in which it did. */
export function momentsOf(run: Run): { what: string; at: string }[] {
  const moments = [
    { what: 'First heard of', at: run.createdAt },
    ...(run.startedAt === undefined ? [] : [{ what: 'Started', at: run.startedAt }]),
    ...(run.endedAt === undefined ? [] : [{ what: runSigns[run.state].word, at: run.endedAt }]),
    ...(run.updatedAt === run.endedAt ? [] : [{ what: 'Last heard of', at: run.updatedAt }]),
  ].filter(({ what, at }) => what !== 'First heard of' || at !== run.startedAt);
  return moments.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
