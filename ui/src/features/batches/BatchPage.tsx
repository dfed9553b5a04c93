import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { batch } from '../../api/queries';
import type { Batch } from '../../api/types';
import { bytes, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { accountOf } from './account';
import classes from './BatchPage.module.css';
import { ConservationBar } from './ConservationBar';
import { Disposal } from './Disposal';
import { FailingRows } from './FailingRows';
import { FileList } from './FileList';
import { Journal } from './Journal';
import { RuleTable } from './RuleTable';
import { batchSign } from './signs';

const BACK = { name: 'Quarantine', to: routeTo.quarantine() };

export function BatchPage() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(batch(id));
  if (isPending) {
    return (
      <Page title="Batch" back={BACK} heading={<Skeleton height={26} width={320} />}>
        <Skeleton height={120} />
        <Skeleton height={240} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title="Batch" back={BACK}>
        <Card>
          <ErrorState error={error} retry={() => refetch()} />
        </Card>
      </Page>
    );
  }
  return <BatchView batch={data} />;
}

function BatchView({ batch }: { batch: Batch }) {
  const sign = batchSign(batch);
  return (
    <Page
      title={`Batch of ${batch.dataset}`}
      back={BACK}
      heading={
        <>
          Batch of {batch.dataset} <Badge sign={sign} />
        </>
      }
      lead={<Copyable text={batch.path} what="the path" />}
    >
      <section className={classes.account} data-tone={sign.tone} aria-label="What happened">
        <sign.icon
          size={20}
          className={sign.turning ? `${classes.shape} turning` : classes.shape}
          aria-hidden
        />
        <div>
          <p className={classes.sentence}>{accountOf(batch)}</p>
          {batch.reason !== undefined && <p className={classes.reason}>{batch.reason}</p>}
        </div>
      </section>

      <Facts
        facts={[
          {
            name: 'Dataset',
            value: (
              <Link className={classes.link} to={routeTo.datasets({ q: batch.dataset })}>
                {batch.dataset}
              </Link>
            ),
          },
          { name: 'Ruleset', value: `${batch.ruleset}, version ${batch.rulesetVersion}` },
          { name: 'Landed', value: `${plural(batch.objects, 'file')}, ${bytes(batch.bytes)}` },
          { name: 'Received', value: <Time at={batch.receivedAt} /> },
          ...(batch.replays !== undefined
            ? [{ name: 'Replays', value: <BatchLink id={batch.replays} /> }]
            : []),
          ...(batch.replayedBy.length > 0
            ? [{ name: 'Replayed by', value: batch.replayedBy.map((id) => <BatchLink key={id} id={id} />) }]
            : []),
          { name: 'Target', value: <Copyable text={batch.target} what="the target" /> },
        ]}
      />

      {batch.rows !== undefined && (
        <Card
          title="No row is lost"
          aside={
            batch.mode === 'warn'
              ? 'every row that landed was published; those that failed are in quarantine as well'
              : 'every row that landed is in exactly one of these'
          }
        >
          <div className={classes.padded}>
            <ConservationBar
              rows={batch.rows}
              passed={batch.rowsPassed ?? 0}
              failed={batch.rowsFailed ?? 0}
              skipped={batch.rowsSkipped ?? 0}
            />
          </div>
        </Card>
      )}

      <Disposal batch={batch} />
      {batch.outcomes.length > 0 && <RuleTable batch={batch} />}
      {(batch.rowsFailed ?? 0) > 0 && <FailingRows batch={batch} />}

      <div className={classes.columns}>
        <FileList batch={batch} />
        <Journal steps={batch.steps} />
      </div>
    </Page>
  );
}

function BatchLink({ id }: { id: string }) {
  return (
    <Link className={classes.link} to={routeTo.batch(id)}>
      {id.slice(0, 13)}…
    </Link>
  );
}
