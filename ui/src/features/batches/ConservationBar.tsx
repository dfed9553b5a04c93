import { count, plural, share } from '../../format/numbers';
import classes from './ConservationBar.module.css';

type Props = { rows: number; passed: number; failed: number; skipped: number; small?: boolean };

/** The law that no row is lost: passed + failed + skipped = rows, drawn to scale. */
export function ConservationBar({ rows, passed, failed, skipped, small = false }: Props) {
  const parts = [
    { word: 'passed', value: passed, tone: 'good' },
    { word: 'failed', value: failed, tone: 'bad' },
    { word: 'skipped', value: skipped, tone: 'idle' },
  ];
  const said = parts.map(({ word, value }) => `${count(value)} ${word}`).join(', ');
  const lost = rows - passed - failed - skipped;
  return (
    <div>
      <div
        className={classes.bar}
        data-small={small}
        role="img"
        aria-label={`${said}, of ${plural(rows, 'row')}`}
        title={said}
      >
        {parts.map(
          ({ word, value, tone }) =>
            value > 0 && (
              <span key={word} data-tone={tone} className={classes.part} style={{ flexGrow: value }} />
            ),
        )}
      </div>
      {!small && (
        <dl className={classes.legend}>
          {parts.map(({ word, value, tone }, index) => (
            <div key={word} data-tone={tone} className={classes.entry}>
              {index > 0 && (
                <span aria-hidden className={classes.sign}>
                  +
                </span>
              )}
              <span className={classes.swatch} aria-hidden />
              <dt>{word}</dt>
              <dd>
                {count(value)} <small>{share(value, rows)}</small>
              </dd>
            </div>
          ))}
          <div className={classes.entry}>
            <span aria-hidden className={classes.sign}>
              =
            </span>
            <dt>rows</dt>
            <dd>{count(rows)}</dd>
          </div>
          {lost !== 0 && (
            <div className={classes.entry} data-tone="bad">
              <dt className={classes.broken}>{plural(Math.abs(lost), 'row')} unaccounted for</dt>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
