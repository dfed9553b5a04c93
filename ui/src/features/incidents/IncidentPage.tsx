import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useParams } from 'react-router';
import { closeIncident } from '../../api/commands';
import { incident as incidentQuery } from '../../api/queries';
import type { Incident } from '../../api/types';
import { plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Guarded } from '../../parts/Guarded';
import { ProblemNote } from '../../parts/ProblemNote';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { batchSign } from '../batches/signs';
import classes from './Incidents.module.css';
import { incidentSigns } from './signs';

const BACK = { name: 'Incidents', to: routeTo.incidents() };

const HEAD: Head[] = [
  { name: 'Became', width: 124 },
  { name: 'Batch', width: 150 },
  { name: 'Why' },
  { name: 'When', right: true, width: 124 },
];

export function IncidentPage() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(incidentQuery(id));
  if (data === undefined) {
    return (
      <Page title="Incident" back={BACK}>
        <Card>
          {isPending ? <Skeleton height={160} /> : <ErrorState error={error} retry={() => refetch()} />}
        </Card>
      </Page>
    );
  }
  return (
    <Page
      title={`Incident of ${data.dataset}`}
      back={BACK}
      heading={
        <>
          Incident of {data.dataset} <Badge sign={incidentSigns[data.state]} />
        </>
      }
    >
      <Facts
        facts={[
          {
            name: 'Dataset',
            value: (
              <Link className={classes.link} to={routeTo.datasets({ q: data.dataset })}>
                {data.dataset}
              </Link>
            ),
          },
          { name: 'Ruleset', value: data.ruleset },
          ...(data.owner !== undefined ? [{ name: 'Owner', value: data.owner }] : []),
          { name: 'Opened', value: <Time at={data.openedAt} /> },
          ...(data.closedAt !== undefined ? [{ name: 'Closed', value: <Time at={data.closedAt} /> }] : []),
        ]}
      />
      <Card title="Batches that did not come through" aside={plural(data.batches.length, 'batch', 'batches')}>
        <Table head={HEAD} label="Batches" fixed>
          {data.batches.map((batch) => (
            <tr key={batch.id} className={cell.linked}>
              <td>
                <Badge sign={batchSign({ state: batch.state, verdict: 'failed' })} />
              </td>
              <td>
                <RowLink to={routeTo.batch(batch.id)}>{batch.id.slice(0, 13)}…</RowLink>
              </td>
              <td className={classes.why} title={batch.reason}>
                {batch.reason}
                {batch.cause !== undefined && (
                  <div className={classes.under}>Likely cause: {batch.cause}</div>
                )}
              </td>
              <td className={`${cell.right} ${cell.muted}`}>
                <Time at={batch.at} />
              </td>
            </tr>
          ))}
        </Table>
      </Card>
      <Closing incident={data} />
    </Page>
  );
}

function Closing({ incident }: { incident: Incident }) {
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => closeIncident(incident.id, reason),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['incidents'] }),
        queries.invalidateQueries({ queryKey: ['status'] }),
      ]),
  });
  if (incident.state === 'closed') {
    return (
      <Card title="Closed">
        <p className={classes.closed}>
          By {incident.closedBy}: {incident.closedFor}
        </p>
      </Card>
    );
  }
  return (
    <Card title="Close it" aside="it closes by itself when a later batch is published">
      <div className={classes.body}>
        <Guarded permission="close-incidents">
          <form
            aria-label="Close the incident"
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              close.mutate();
            }}
          >
            <TextInput
              label="Reason"
              size="xs"
              required
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              size="compact-sm"
              mt={10}
              loading={close.isPending}
              disabled={reason.trim() === ''}
            >
              Close the incident
            </Button>
          </form>
          {close.isError && <ProblemNote error={close.error} />}
        </Guarded>
      </div>
    </Card>
  );
}
