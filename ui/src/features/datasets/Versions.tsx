import { IconHistoryOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { versions } from '../../api/queries';
import type { Version } from '../../api/types';
import { bytes, delta, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { SchemaDiff } from './SchemaDiff';
import { changeSigns } from './signs';
import classes from './Versions.module.css';

/** What Weir has seen of the dataset: a version for each crawl, or import from Glue, that found it changed. */
export function Versions({ id, lake }: { id: string; lake: string }) {
  const list = useInfiniteQuery(versions(id));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Versions" aside="one for each time that a change was found">
      {list.isPending ? (
        <LoadingRows rows={4} height={36} />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={IconHistoryOff} title="No version is recorded" />
      ) : (
        <>
          <ol className={classes.timeline}>
            {items.map((version, index) => (
              <VersionEntry key={version.version} version={version} before={items[index + 1]} lake={lake} />
            ))}
          </ol>
          <LoadMore shown={items.length} what={['version', 'versions']} list={list} />
        </>
      )}
    </Card>
  );
}

type Entry = { version: Version; before: Version | undefined; lake: string };

function VersionEntry({ version, before, lake }: Entry) {
  const ofGlue = version.origin === 'glue';
  const sign = changeSigns[version.change.kind];
  return (
    <li className={classes.entry} data-tone={sign.tone}>
      <span className={classes.dot} aria-hidden />
      <div className={classes.line}>
        <span className={classes.number}>Version {version.version}</span>
        <Badge sign={sign} />
        <span className={classes.when}>
          <Time at={version.recordedAt} /> ·{' '}
          {ofGlue ? (
            <Link to={routeTo.lake(lake, 'glue', { run: version.crawlId })}>told by Glue</Link>
          ) : (
            <Link to={routeTo.crawl(version.crawlId)}>by this crawl</Link>
          )}
        </span>
      </div>
      <p className={classes.sizes}>
        {version.rows !== undefined && (
          <Measure value={plural(version.rows, 'row')} change={delta(version.rows, before?.rows)} />
        )}
        {!ofGlue && (
          <>
            <Measure value={bytes(version.bytes)} change={delta(version.bytes, before?.bytes, bytes)} />
            <Measure value={plural(version.files, 'file')} change={delta(version.files, before?.files)} />
          </>
        )}
        <Measure
          value={plural(version.columns.length, 'column')}
          change={delta(version.columns.length, before?.columns.length)}
        />
      </p>
      {version.change.columns.length > 0 && <SchemaDiff changes={version.change.columns} />}
    </li>
  );
}

function Measure({ value, change }: { value: string; change: string | undefined }) {
  return (
    <span>
      {value}
      {change !== undefined && <span className={classes.delta}> ({change})</span>}
    </span>
  );
}
