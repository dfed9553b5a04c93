import type { ColumnChange, ColumnChangeKind } from '../../api/types';
import { Badge } from '../../parts/Badge';
import classes from './SchemaDiff.module.css';
import { changeSigns, meaningOf } from './signs';

type Way = { mark: string; tone: 'good' | 'bad' | 'warn'; word: string };

const WAYS: Record<ColumnChangeKind, Way> = {
  added: { mark: '+', tone: 'good', word: 'added' },
  removed: { mark: '\u2212', tone: 'bad', word: 'removed' },
  'type-changed': { mark: '~', tone: 'warn', word: 'type changed' },
  'nullability-changed': { mark: '~', tone: 'warn', word: 'nullability changed' },
  'became-partition': { mark: '~', tone: 'warn', word: 'became a partition key' },
  'no-longer-partition': { mark: '~', tone: 'warn', word: 'is no longer a partition key' },
};

/** Column by column, what a version changed, and what that means for readers. */
export function SchemaDiff({ changes }: { changes: ColumnChange[] }) {
  return (
    <ul className={classes.diff} aria-label="Changed columns">
      {changes.map((change) => {
        const way = WAYS[change.kind];
        return (
          <li key={`${change.column} ${change.kind}`} className={classes.change} data-tone={way.tone}>
            <span className={classes.mark} aria-hidden>
              {way.mark}
            </span>
            <code className={classes.column}>{change.column}</code>
            <span className={classes.word}>{way.word}</span>
            <FromTo change={change} />
            <span className={classes.meaning}>
              <Badge sign={changeSigns[change.compatibility]} title={meaningOf[change.compatibility]} plain />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function FromTo({ change: { from, to } }: { change: ColumnChange }) {
  if (from !== undefined && to !== undefined) {
    return (
      <span className={classes.types}>
        <code className={classes.old}>{from}</code>
        <span aria-label="to"> → </span>
        <code>{to}</code>
      </span>
    );
  }
  return <code className={classes.types}>{to ?? from ?? ''}</code>;
}
