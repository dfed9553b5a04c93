import { Button } from '@mantine/core';
import { IconEyeOff, IconFileOff, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefusal } from '../../api/permissions';
import { failingRows } from '../../api/queries';
import type { Batch, FailingRow } from '../../api/types';
import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { Table } from '../../parts/Table';
import { useQueryState } from '../../parts/useQueryState';
import { columnsNamedIn } from './columnsNamedIn';
import classes from './FailingRows.module.css';

/** Samples of the rows that broke a rule, each with its reasons; the cells at fault are marked. */
export function FailingRows({ batch }: { batch: Batch }) {
  const { get, set } = useQueryState();
  const [reveal, setReveal] = useState(false);
  const mayReveal = useRefusal('reveal-values') === undefined;
  const list = useInfiniteQuery(failingRows(batch.id, reveal));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const rule = batch.outcomes.find((outcome) => outcome.ruleId === get('rule'));
  const shown = rule === undefined ? items : items.filter((row) => row.ruleIds.includes(rule.ruleId));
  const masked = [...new Set(items.flatMap((row) => row.masked))];

  return (
    <div id="failing-rows">
      <Card
        title="Failing rows"
        aside={
          rule === undefined ? (
            `samples of ${count(batch.rowsFailed ?? 0)}`
          ) : (
            <Button
              variant="default"
              size="compact-xs"
              rightSection={<IconX size={12} />}
              onClick={() => set({ rule: undefined })}
              aria-label={`Show all failing rows, not only of ${rule.text}`}
            >
              <code className={classes.filter}>{rule.text}</code>
            </Button>
          )
        }
      >
        {list.isPending ? (
          <LoadingRows rows={5} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : shown.length === 0 ? (
          <EmptyState icon={IconFileOff} title="No sample to show">
            {rule === undefined
              ? 'The rows themselves are in the quarantined files below.'
              : 'None of the samples loaded so far broke this rule.'}
          </EmptyState>
        ) : (
          <RowTable rows={shown} batch={batch} />
        )}
        {masked.length > 0 && (
          <div className={classes.masked}>
            <IconEyeOff size={14} aria-hidden />
            <span>
              Values of {masked.join(', ')} are masked: the{' '}
              {masked.length === 1 ? 'column looks' : 'columns look'} like personal data, bank accounts or
              secrets, or {masked.length === 1 ? 'is' : 'are'} tagged so.
            </span>
            {mayReveal && (
              <Button variant="default" size="compact-xs" onClick={() => setReveal(true)}>
                Reveal; this is written down
              </Button>
            )}
          </div>
        )}
        {items.length > 0 && <LoadMore shown={shown.length} what={['sample', 'samples']} list={list} />}
      </Card>
    </div>
  );
}

function RowTable({ rows, batch }: { rows: FailingRow[]; batch: Batch }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row.values)))];
  const atFault = new Map(batch.outcomes.map((rule) => [rule.ruleId, columnsNamedIn(rule.text)]));
  return (
    <Table head={[{ name: 'Why it failed' }, ...columns.map((name) => ({ name }))]} label="Failing rows">
      {rows.map((row, index) => {
        const marked = new Set(row.ruleIds.flatMap((id) => atFault.get(id) ?? []));
        return (
          <tr key={index}>
            <td className={classes.reasons}>
              <ul>
                {row.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </td>
            {columns.map((name) => (
              <td key={name} className={classes.value} data-marked={marked.has(name)}>
                {row.masked.includes(name) ? (
                  <span className={classes.nothing}>masked</span>
                ) : (
                  <Value value={row.values[name]} />
                )}
              </td>
            ))}
          </tr>
        );
      })}
    </Table>
  );
}

function Value({ value }: { value: string | null | undefined }) {
  if (value === null || value === undefined) {
    return <span className={classes.nothing}>null</span>;
  }
  return value === '' ? <span className={classes.nothing}>empty</span> : <span title={value}>{value}</span>;
}
