import { IconMailCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { deadLetters, lineageStatus } from '../../api/queries';
import { count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Jobs.module.css';

const HEAD: Head[] = [
  { name: 'What is wrong' },
  { name: 'At', width: 200 },
  { name: 'Sender', width: 140 },
  { name: 'Times', right: true, width: 72 },
  { name: 'Last sent', right: true, width: 124 },
];

/** What was sent as a lineage event and is none; nothing of it is lost. */
export function DeadLettersPage() {
  const list = useInfiniteQuery(deadLetters());
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Dead letters"
      back={{ name: 'Jobs', to: routeTo.jobs() }}
      lead="What was sent as a lineage event and could not be taken. It is kept to be looked at, corrected or sent again."
    >
      <Standing />
      <Card label="Dead letters">
        {list.isPending ? (
          <LoadingRows rows={4} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState icon={IconMailCheck} title="No dead letters">
            Every event that was sent was taken.
          </EmptyState>
        ) : (
          <>
            <Table head={HEAD} label="Dead letters" fixed>
              {items.map((letter) => (
                <tr key={letter.id} className={cell.linked}>
                  <td className={classes.cut}>
                    <RowLink to={routeTo.deadLetter(letter.id)}>{letter.detail}</RowLink>
                    <div className={classes.under}>{letter.code}</div>
                  </td>
                  <td className={classes.cut}>
                    <code>{letter.pointer || '/'}</code>
                  </td>
                  <td className={`${classes.cut} ${cell.muted}`}>{letter.sender}</td>
                  <td className={cell.right}>{count(letter.times)}</td>
                  <td className={`${cell.right} ${cell.muted}`}>
                    <Time at={letter.lastAt} />
                  </td>
                </tr>
              ))}
            </Table>
            <LoadMore shown={items.length} what={['dead letter', 'dead letters']} list={list} />
          </>
        )}
      </Card>
      <NotUnderstood />
    </Page>
  );
}

function Standing() {
  const { data } = useQuery(lineageStatus());
  return (
    data !== undefined && (
      <Facts
        facts={[
          { name: 'Events in the graph', value: count(data.folded) },
          { name: 'Waiting', value: count(data.pending) },
          ...(data.foldedAt === undefined
            ? []
            : [{ name: 'Last brought in', value: <Time at={data.foldedAt} /> }]),
        ]}
      />
    )
  );
}

const UNKNOWN: Head[] = [
  { name: 'Kind', width: 110 },
  { name: 'Name' },
  { name: 'Times', right: true, width: 84 },
  { name: 'Last', right: true, width: 124 },
];

/** Kept word for word, and shown with their datasets, jobs and runs; only the graph does not use them. */
function NotUnderstood() {
  const { data } = useQuery(lineageStatus());
  if (data === undefined || data.unknown.length === 0) {
    return null;
  }
  return (
    <Card title="Kept, but not understood" aside={plural(data.unknown.length, 'name')}>
      <Table head={UNKNOWN} label="Not understood" fixed>
        {data.unknown.map(({ kind, name, times, lastAt }) => (
          <tr key={`${kind} ${name}`}>
            <td className={cell.muted}>{kind}</td>
            <td className={classes.cut}>
              <code>{name}</code>
            </td>
            <td className={cell.right}>{count(times)}</td>
            <td className={`${cell.right} ${cell.muted}`}>
              <Time at={lastAt} />
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
