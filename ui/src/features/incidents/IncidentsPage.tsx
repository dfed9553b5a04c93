import { IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { incidents, status } from '../../api/queries';
import type { IncidentSummary } from '../../api/types';
import { count } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Tabs } from '../../parts/Tabs';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Incidents.module.css';
import { incidentSigns } from './signs';

const HEAD: Head[] = [
  { name: 'State', width: 100 },
  { name: 'Dataset' },
  { name: 'Why' },
  { name: 'Batches', right: true, width: 84 },
  { name: 'Opened', right: true, width: 124 },
];

export function IncidentsPage() {
  const { get } = useQueryState();
  const { data } = useQuery(status());
  const all = get('view') === 'all';
  const list = useInfiniteQuery(incidents(all ? undefined : 'open'));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title="Incidents" lead="Datasets whose batches do not come through their gates.">
      <Tabs
        label="Which incidents"
        tabs={[
          { name: 'Open', to: routeTo.incidents('open'), active: !all, count: data?.incidents.open },
          { name: 'All', to: routeTo.incidents('all'), active: all },
        ]}
      />
      <Card label="Incidents">
        {list.isPending ? (
          <LoadingRows rows={4} height={24} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState
            icon={IconShieldCheck}
            title={all ? 'There never was an incident' : 'No incident is open'}
            command="./weir incidents list --all"
          >
            An incident opens when a batch is quarantined as a whole or held, and closes when a later one
            comes through.
          </EmptyState>
        ) : (
          <>
            <IncidentTable incidents={items} />
            <LoadMore shown={items.length} what={['incident', 'incidents']} list={list} />
          </>
        )}
      </Card>
    </Page>
  );
}

function IncidentTable({ incidents }: { incidents: IncidentSummary[] }) {
  return (
    <Table head={HEAD} label="Incidents" fixed>
      {incidents.map((incident) => (
        <tr key={incident.id} className={cell.linked}>
          <td>
            <Badge sign={incidentSigns[incident.state]} />
          </td>
          <td>
            <RowLink to={routeTo.incident(incident.id)}>{incident.dataset}</RowLink>
            <div className={classes.under}>{incident.owner ?? incident.ruleset}</div>
          </td>
          <td className={classes.why} title={incident.reason}>
            {incident.reason}
          </td>
          <td className={cell.right}>{count(incident.failures)}</td>
          <td className={`${cell.right} ${cell.muted}`}>
            <Time at={incident.openedAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
