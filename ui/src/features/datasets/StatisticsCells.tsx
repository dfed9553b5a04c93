import type { Statistics } from '../../api/types';
import { count, share } from '../../format/numbers';
import { cell } from '../../parts/Table';
import classes from './StatisticsCells.module.css';

type Props = {
  statistics: Statistics | undefined;
  rows: number | undefined;
  /** Below a list or a map its values are not as many as the rows: nulls are counted, and no share of them. */
  repeated: boolean;
};

/** Four cells: nulls, least, greatest, distinct. Empty where the files' metadata does not say. */
export function StatisticsCells({ statistics = {}, rows, repeated }: Props) {
  const { nulls, least, greatest, distinct } = statistics;
  return (
    <>
      <td className={cell.right}>
        {nulls !== undefined && <Nulls nulls={nulls} of={repeated ? 0 : rows} />}
      </td>
      <td>
        <Value text={least} />
      </td>
      <td>
        <Value text={greatest} />
      </td>
      <td className={cell.right}>{distinct !== undefined && count(distinct)}</td>
    </>
  );
}

function Nulls({ nulls, of = 0 }: { nulls: number; of: number | undefined }) {
  if (nulls === 0) {
    return <span className={classes.none}>none</span>;
  }
  if (of === 0 || nulls > of) {
    return count(nulls);
  }
  return (
    <span className={classes.nulls} title={`${count(nulls)} of ${count(of)} rows`}>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.max(6, (nulls / of) * 100)}%` }} />
      </span>
      <span>{share(nulls, of)}</span>
    </span>
  );
}

function Value({ text }: { text: string | undefined }) {
  if (text === undefined) {
    return null;
  }
  return text === '' ? (
    <span className={classes.none}>empty</span>
  ) : (
    <code className={classes.value} title={text}>
      {text}
    </code>
  );
}
