import { IconLock } from '@tabler/icons-react';
import type { ColumnProfile, DataProfile } from '../../api/types';
import { count, share } from '../../format/numbers';
import { cell, Table } from '../../parts/Table';
import classes from './ProfileTab.module.css';

const HEAD = [
  { name: 'Column' },
  { name: 'Nulls', right: true },
  { name: 'Distinct', right: true },
  { name: 'Range and quartiles' },
  { name: 'Histogram' },
  { name: 'Frequent values' },
  { name: 'Patterns' },
];
const QUARTILES = [0.25, 0.5, 0.75];

export function ProfileTable({ profile }: { profile: DataProfile }) {
  return (
    <Table head={HEAD} label="Profile of the columns">
      {profile.columns.map((column) => (
        <tr key={column.name}>
          <td>
            <span className={classes.name}>{column.name}</span>
            <span className={classes.type}>
              {column.written}
              {column.found !== column.written && <>, all {column.found}</>}
            </span>
          </td>
          <td className={cell.right} title={`${count(column.nulls)} of ${count(column.rows)}`}>
            {share(column.nulls, column.rows)}
          </td>
          <td className={cell.right}>
            {column.distinct && `${column.distinct.exact ? '' : '~'}${count(column.distinct.count)}`}
          </td>
          {column.masked ? (
            <td colSpan={4} className={cell.muted}>
              <span className={classes.masked}>
                <IconLock size={14} aria-hidden /> Masked: the column is tagged sensitive, or may be
              </span>
            </td>
          ) : (
            <>
              <td>
                <Range column={column} />
              </td>
              <td>
                <Histogram column={column} />
              </td>
              <td>
                <Counted of={column.top} more={!column.wholeTop} />
              </td>
              <td>
                <Counted of={column.patterns} />
              </td>
            </>
          )}
        </tr>
      ))}
    </Table>
  );
}

function Range({ column: { least, greatest, quantiles } }: { column: ColumnProfile }) {
  if (least === undefined || greatest === undefined) {
    return null;
  }
  const quartiles = quantiles.filter((quantile) => QUARTILES.includes(quantile.share));
  return (
    <>
      <span className={classes.value}>
        {least} … {greatest}
      </span>
      {quartiles.length > 0 && (
        <span className={classes.sub}>{quartiles.map(({ value }) => value).join(' · ')}</span>
      )}
    </>
  );
}

function Histogram({ column: { name, histogram } }: { column: ColumnProfile }) {
  const most = Math.max(0, ...histogram.map((bin) => bin.count));
  if (histogram.length < 2 || most === 0) {
    return null;
  }
  return (
    <span
      className={classes.bars}
      role="img"
      aria-label={`Histogram of ${name}: ${histogram.length} bins, the fullest with ${count(most)} values`}
    >
      {histogram.map((bin) => (
        <span
          key={bin.from}
          title={`${bin.from} … ${bin.to}: ${count(bin.count)}`}
          style={{ height: bin.count === 0 ? 0 : `${Math.max(4, (100 * bin.count) / most)}%` }}
        />
      ))}
    </span>
  );
}

const SHOWN = 4;

function Counted({ of, more = false }: { of: ColumnProfile['top']; more?: boolean }) {
  return (
    <span className={classes.counted}>
      {of.slice(0, SHOWN).map(({ value, count: times }) => (
        <span key={value}>
          <code title={value}>{value === '' ? '(empty)' : value}</code> ×{count(times)}
        </span>
      ))}
      {(more || of.length > SHOWN) && of.length > 0 && <span className={classes.sub}>and others</span>}
    </span>
  );
}
