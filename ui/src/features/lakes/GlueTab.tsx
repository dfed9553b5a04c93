import { Button } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconCloudOff,
  IconHelpCircle,
  IconLoader2,
} from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { beginGlue } from '../../api/commands';
import { ProblemError } from '../../api/problem';
import { glueChanges, glueFindings, glueRuns, glueSetup } from '../../api/queries';
import type { GlueChange, GlueRun, GlueSetup, Lake } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Badge, type Sign } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Filters } from '../../parts/Filters';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { Note } from '../../parts/Note';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import classes from './GlueTab.module.css';

const SHOWN_RUNS = 8;

const runSigns: Record<GlueRun['state'], Sign> = {
  running: { tone: 'busy', icon: IconLoader2, word: 'Running', turning: true },
  completed: { tone: 'good', icon: IconCircleCheck, word: 'Completed' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
};

const outcomeSigns: Record<GlueChange['outcome'], Sign> = {
  planned: { tone: 'idle', icon: IconCircleDashed, word: 'Planned' },
  applied: { tone: 'good', icon: IconCircleCheck, word: 'Applied' },
  rejected: { tone: 'bad', icon: IconCircleX, word: 'Rejected' },
  unknown: { tone: 'warn', icon: IconHelpCircle, word: 'Unknown' },
};

const NAMES: Record<GlueRun['kind'], string> = {
  plan: 'Plan',
  apply: 'Mirror',
  import: 'Import',
  'plan-import': 'Plan of an import',
};

/** What of the lake stands in the Glue Data Catalog, and what the runs there did or left alone. */
export function GlueTab({ lake }: { lake: Lake }) {
  const setup = useQuery(glueSetup(lake.name));
  const runs = useQuery(glueRuns(lake.name));
  const { get } = useQueryState();
  if (setup.isError && ProblemError.from(setup.error).code === 'glue-not-set-up') {
    return (
      <Card title="Glue Data Catalog">
        <EmptyState icon={IconCloudOff} title="Not in Glue">
          The datasets of this lake can be mirrored to the AWS Glue Data Catalog, for Athena, Spark and Trino,
          and the tables there imported. An administrator says where:{' '}
          <code>PUT /api/v1/lakes/{lake.name}/glue</code>
        </EmptyState>
      </Card>
    );
  }
  if (setup.isError || runs.isError) {
    return (
      <Card title="Glue Data Catalog">
        <ErrorState
          error={setup.error ?? runs.error}
          retry={() => void Promise.all([setup.refetch(), runs.refetch()])}
        />
      </Card>
    );
  }
  if (setup.data === undefined || runs.data === undefined) {
    return (
      <Card title="Glue Data Catalog">
        <LoadingRows rows={4} />
      </Card>
    );
  }
  const items = runs.data.items;
  const shown = items.find(({ id }) => id === get('run')) ?? items[0];
  return (
    <>
      <Card title="Glue Data Catalog" aside={<Begin lake={lake.name} setup={setup.data} />}>
        <div className={classes.setup}>
          <Facts facts={factsOf(setup.data)} />
        </div>
        {items.length === 0 ? (
          <EmptyState icon={IconCloudOff} title="No runs yet">
            A plan tells what a mirror or an import would change, and changes nothing.
          </EmptyState>
        ) : (
          <div className={classes.runs}>
            <Filters
              label="Run"
              filters={items.slice(0, SHOWN_RUNS).map((run) => ({
                name: (
                  <>
                    {NAMES[run.kind]} <Time at={run.startedAt} />
                  </>
                ),
                to: routeTo.lake(lake.name, 'glue', { run: run.id }),
                active: run.id === shown?.id,
              }))}
            />
          </div>
        )}
      </Card>
      {shown !== undefined && <Run key={shown.id} run={shown} />}
    </>
  );
}

function factsOf(setup: GlueSetup) {
  const names =
    setup.database ??
    (setup.databasePrefix === undefined
      ? 'one for each schema'
      : `${setup.databasePrefix}…, one for each schema`);
  return [
    { name: 'Region', value: setup.region },
    { name: 'Database', value: names },
    {
      name: 'Mirror',
      value: setup.mirror !== true ? 'off' : setup.dryRun === false ? 'on' : 'dry run: plans only',
    },
    { name: 'When', value: setup.automatic === true ? 'after each change' : 'when asked' },
    { name: 'Tables of missing datasets', value: setup.deleteMissing === true ? 'deleted' : 'kept' },
    { name: 'Import', value: setup.imports === true ? 'on, when asked' : 'off' },
  ];
}

function Begin({ lake, setup }: { lake: string; setup: GlueSetup }) {
  const queries = useQueryClient();
  const begin = useMutation({
    mutationFn: (kind: GlueRun['kind']) => beginGlue(lake, kind),
    onSettled: () => queries.invalidateQueries({ queryKey: ['glue', lake] }),
  });
  if (setup.mirror !== true && setup.imports !== true) {
    return null;
  }
  const button = (kind: GlueRun['kind'], name: string, variant: 'default' | 'filled') => (
    <Button
      variant={variant}
      size="compact-xs"
      loading={begin.isPending && begin.variables === kind}
      disabled={begin.isPending}
      onClick={() => begin.mutate(kind)}
    >
      {name}
    </Button>
  );
  return (
    <Guarded permission="edit-lakes">
      <span className={classes.begin}>
        {begin.isError && (
          <span className={classes.problem} role="alert">
            {ProblemError.from(begin.error).message}
          </span>
        )}
        {setup.imports === true && (
          <>
            {button('plan-import', 'Plan import', 'default')}
            {button('import', 'Import now', setup.mirror === true ? 'default' : 'filled')}
          </>
        )}
        {setup.mirror === true && (
          <>
            {button('plan', setup.imports === true ? 'Plan mirror' : 'Plan', 'default')}
            {setup.dryRun === false && button('apply', 'Mirror now', 'filled')}
          </>
        )}
      </span>
    </Guarded>
  );
}

function Run({ run }: { run: GlueRun }) {
  const changes = useInfiniteQuery(glueChanges(run.lake, run.id, run.state));
  const findings = useInfiniteQuery(glueFindings(run.lake, run.id, run.state));
  const made = changes.data?.pages.flatMap((page) => page.items) ?? [];
  const left = findings.data?.pages.flatMap((page) => page.items) ?? [];
  const imports = run.kind === 'import' || run.kind === 'plan-import';
  return (
    <>
      <Card
        title={
          <>
            {NAMES[run.kind]} <Badge sign={runSigns[run.state]} />
          </>
        }
        aside={`${plural(run.tables, 'table', 'tables')} looked at, ${summary(run)}, by ${run.requestedBy}`}
      >
        {run.error !== undefined && (
          <Note tone="bad" icon={IconCircleX} title="The run failed">
            <p>{run.error}</p>
          </Note>
        )}
        {changes.isPending ? (
          <LoadingRows rows={3} />
        ) : changes.isError ? (
          <ErrorState error={changes.error} retry={() => changes.refetch()} />
        ) : made.length === 0 ? (
          <EmptyState
            icon={IconCircleCheck}
            title={
              run.kind === 'plan'
                ? 'Glue is as it should be'
                : run.kind === 'plan-import'
                  ? 'The catalog is as Glue has it'
                  : 'Nothing changed'
            }
          />
        ) : (
          <Table label="Changes" head={[{ name: 'Outcome' }, { name: 'Table' }, { name: 'Change' }]}>
            {made.map((change, place) => (
              <tr key={place}>
                <td className={classes.top}>
                  <Badge plain sign={outcomeSigns[change.outcome]} />
                </td>
                <td className={classes.top}>
                  <code>{change.target}</code>
                </td>
                <td className={classes.change}>
                  {change.kind.replace('-', ' ')}: {change.summary}
                  {change.details.length > 0 && (
                    <ul className={classes.details}>
                      {change.details.map((detail) => (
                        <li key={detail}>{detail}</li>
                      ))}
                    </ul>
                  )}
                  {change.reason !== undefined && <p className={classes.problem}>{change.reason}</p>}
                </td>
              </tr>
            ))}
          </Table>
        )}
        {made.length > 0 && <LoadMore shown={made.length} what={['change', 'changes']} list={changes} />}
      </Card>
      {left.length > 0 && (
        <Card
          title={imports ? 'Worth knowing' : 'Left alone, or lost'}
          aside={
            imports
              ? undefined
              : `${count(left.filter(({ kind }) => kind === 'left').length)} left as they are in Glue`
          }
        >
          <Table
            label={imports ? 'Worth knowing' : 'Left alone, or lost'}
            head={[{ name: 'Why' }, { name: 'Table' }, { name: 'Reason' }]}
          >
            {left.map((finding, place) => (
              <tr key={place}>
                <td className={classes.top}>
                  <code>{finding.code}</code>
                </td>
                <td className={classes.top}>
                  <code>{finding.subject}</code>
                </td>
                <td className={classes.change}>{finding.reason}</td>
              </tr>
            ))}
          </Table>
          <LoadMore shown={left.length} what={['finding', 'findings']} list={findings} />
        </Card>
      )}
    </>
  );
}

function summary(run: GlueRun) {
  if (run.kind === 'plan' || run.kind === 'plan-import') {
    return plural(run.changes, 'change to be made', 'changes to be made');
  }
  if (run.kind === 'import') {
    const names = plural(run.aliases, 'table has its dataset', 'tables have their datasets');
    return run.changes === 0 ? names : `${names}, ${plural(run.changes, 'change', 'changes')} of the catalog`;
  }
  return [
    `${count(run.applied)} applied`,
    ...(run.rejected > 0 ? [`${count(run.rejected)} rejected`] : []),
    ...(run.unknown > 0 ? [`${count(run.unknown)} unknown`] : []),
  ].join(', ');
}
