import { count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import classes from './Extensions.module.css';

const PREFIX = 'files.';

/** Whether a property counts files that are not read. */
export const countsFiles = (property: string) => property.startsWith(PREFIX);

/** As the crawl calls it. */
const NONE = 'none';

/** Files that are not read, by their extensions, the most frequent first: a raw dataset's own, or those beside a table's. */
export function Extensions({ properties, title }: { properties: Record<string, string>; title: string }) {
  const kinds = Object.entries(properties)
    .filter(([name]) => countsFiles(name))
    .map(([name, number]) => ({ extension: name.slice(PREFIX.length), files: Number(number) }))
    .sort((a, b) => b.files - a.files || a.extension.localeCompare(b.extension));
  const most = kinds[0]?.files ?? 1;
  return (
    <Card title={title} aside="Weir does not read these files">
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
