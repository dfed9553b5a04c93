import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import classes from './Extensions.module.css';

const PREFIX = 'files.';
/** As the crawl calls it. */
const NONE = 'none';

/** What a raw dataset is made of: its files by their extensions, the most frequent first. */
export function Extensions({ properties }: { properties: Record<string, string> }) {
  const kinds = Object.entries(properties)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, number]) => ({ extension: name.slice(PREFIX.length), files: Number(number) }))
    .sort((a, b) => b.files - a.files || a.extension.localeCompare(b.extension));
  const most = kinds[0]?.files ?? 1;
  return (
    <Card title="Files by extension" aside="Weir does not read files of these kinds">
      <ul className={classes.kinds} aria-label="Extensions">
        {kinds.map(({ extension, files }) => (
          <li key={extension} className={classes.kind}>
            <code>{extension === NONE ? 'no extension' : `.${extension}`}</code>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${Math.max(1, (files / most) * 100)}%` }} />
            </span>
            <span className={classes.count}>{count(files)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
