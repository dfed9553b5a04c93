import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChartHistogram, IconListCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { orderProfile } from '../../api/commands';
import { useRefusal } from '../../api/permissions';
import { profile, profiles, suggestions } from '../../api/queries';
import type { Dataset, Profile } from '../../api/types';
import { bytes, count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { Time } from '../../parts/Time';
import classes from './ProfileTab.module.css';
import { ProfileTable } from './ProfileTable';

/** What a sample of the files holds, column by column, and the rules that it fulfils. */
export function ProfileTab({ dataset }: { dataset: Dataset }) {
  const refusal = useRefusal('view-rows');
  return refusal === undefined ? (
    <Profiles dataset={dataset} />
  ) : (
    <Card>
      <Guarded permission="view-rows">{null}</Guarded>
    </Card>
  );
}

function Profiles({ dataset }: { dataset: Dataset }) {
  const list = useQuery(profiles(dataset.id));
  if (list.data === undefined) {
    return (
      <Card>
        {list.isError ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : (
          <LoadingRows rows={6} height={32} />
        )}
      </Card>
    );
  }
  const [last] = list.data.items;
  const done = list.data.items.find(({ state }) => state === 'done');
  return (
    <div className={classes.parts}>
      <Order dataset={dataset.id} last={last} />
      {done !== undefined && <Shown dataset={dataset.id} id={done.id} />}
    </div>
  );
}

function Order({ dataset, last }: { dataset: string; last?: Profile }) {
  const queries = useQueryClient();
  const order = useMutation({
    mutationFn: () => orderProfile(dataset),
    onSettled: () => queries.invalidateQueries({ queryKey: ['profiles', 'list', dataset] }),
  });
  const onItsWay = last?.state === 'queued' || last?.state === 'running';
  const button = (
    <Guarded permission="run-crawls">
      <Button size="compact-sm" loading={order.isPending || onItsWay} onClick={() => order.mutate()}>
        Profile now
      </Button>
    </Guarded>
  );
  return (
    <Card title="Profile" aside={button}>
      {last === undefined && !order.isError && (
        <EmptyState icon={IconChartHistogram} title="This dataset was never profiled">
          A worker reads a sample of its files and tells types, nulls, values and patterns of each column.
        </EmptyState>
      )}
      <div className={classes.notes} aria-live="polite">
        {last !== undefined && <p className={classes.note}>{toldOf(last)}</p>}
        {last?.state === 'failed' && (
          <Note tone="bad" icon={IconAlertTriangle} title="The last profile failed">
            <p>{last.error}</p>
          </Note>
        )}
        {order.isError && <ProblemNote error={order.error} />}
      </div>
    </Card>
  );
}

function toldOf({ state, share, requestedAt, requestedBy, finishedAt, engine }: Profile) {
  const read = `${plural(share.files, 'file')} of ${count(share.listedFiles)}${share.wholeListing ? '' : ' or more'}, ${bytes(share.bytes)} of ${bytes(share.listedBytes)}`;
  if (state === 'queued') {
    return (
      <>
        Asked for <Time at={requestedAt} /> by {requestedBy}: waits for a worker to read {read}.
      </>
    );
  }
  if (state === 'running') {
    return <>A worker reads {read}.</>;
  }
  return (
    <>
      {finishedAt !== undefined && <Time at={finishedAt} />}, from {read}
      {engine !== undefined && <>, by {engine}</>}.
    </>
  );
}

function Shown({ dataset, id }: { dataset: string; id: string }) {
  const one = useQuery(profile(dataset, id));
  const found = one.data?.found;
  if (found === undefined) {
    return (
      <Card>
        {one.isError ? (
          <ErrorState error={one.error} retry={() => one.refetch()} />
        ) : (
          <LoadingRows rows={6} height={40} />
        )}
      </Card>
    );
  }
  return (
    <>
      <Card
        title="Columns"
        aside={`${plural(found.rows, 'row')} read${found.exact ? '' : ', ~ is an estimate'}`}
      >
        <ProfileTable profile={found} />
      </Card>
      <Suggestions dataset={dataset} id={id} />
    </>
  );
}

function Suggestions({ dataset, id }: { dataset: string; id: string }) {
  const { data, error, isError, refetch } = useQuery(suggestions(dataset, id));
  if (data === undefined) {
    return (
      <Card title="Suggested rules">
        {isError ? (
          <ErrorState error={error} retry={() => refetch()} />
        ) : (
          <LoadingRows rows={4} height={32} />
        )}
      </Card>
    );
  }
  return (
    <Card title="Suggested rules" aside="What is, not what ought to be: read before use">
      {data.items.length === 0 ? (
        <EmptyState icon={IconListCheck} title="Nothing to suggest">
          Most rules need ten values that tell the same.
        </EmptyState>
      ) : (
        <ul className={classes.suggestions} aria-label="Suggested rules">
          {data.items.map(({ rule, evidence }) => (
            <li key={rule}>
              <Copyable text={rule} what="the rule" />
              <span className={classes.evidence}>{evidence}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
