import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChartHistogram } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { orderProfile } from '../../api/commands';
import { useRefusal } from '../../api/permissions';
import { profile, profiles } from '../../api/queries';
import type { Dataset, Profile } from '../../api/types';
import { bytes, count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { Time } from '../../parts/Time';
import classes from './ProfileTab.module.css';
import { ProfileTable } from './ProfileTable';
import { SuggestedRules } from './SuggestedRules';

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
      {done !== undefined && <Shown dataset={dataset} id={done.id} />}
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

function Shown({ dataset, id }: { dataset: Dataset; id: string }) {
  const one = useQuery(profile(dataset.id, id));
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
      <SuggestedRules dataset={dataset} id={id} />
    </>
  );
}
