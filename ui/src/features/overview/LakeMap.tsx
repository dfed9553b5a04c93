import { Skeleton } from '@mantine/core';
import { IconDatabaseOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { datasets } from '../../api/queries';
import type { DatasetSummary } from '../../api/types';
import { bytes, plural, shortCount } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Tag } from '../../parts/Tag';
import { routeTo } from '../../routeTo';
import classes from './LakeMap.module.css';
import { type Zone, zonesOf } from './zones';

const AT_MOST = 500;
const SHOWN = 6;

/** The zones of the lake side by side, as data flows, with the largest datasets of each. */
export function LakeMap() {
  const list = useInfiniteQuery(datasets({}, AT_MOST));
  const page = list.data?.pages[0];
  const zones = zonesOf(page?.items ?? []);
  return (
    <Card
      title="The lake"
      aside={
        page?.next === undefined
          ? 'by zone, largest datasets first'
          : `of the first ${plural(AT_MOST, 'dataset')}`
      }
    >
      {list.isPending ? (
        <div className={classes.zones}>
          {['a', 'b', 'c', 'd'].map((key) => (
            <div key={key} className={classes.zone}>
              <Skeleton height={150} />
            </div>
          ))}
        </div>
      ) : page === undefined ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : zones.length === 0 ? (
        <EmptyState
          icon={IconDatabaseOff}
          title="The lake is not known yet"
          command="./weir crawl /path/to/lake"
        >
          Crawl it, and its datasets appear here. Or look at a sample lake first with{' '}
          <code>./weir&nbsp;demo</code>.
        </EmptyState>
      ) : (
        <div className={classes.zones}>
          {zones.map((zone) => (
            <ZoneColumn key={zone.name} zone={zone} />
          ))}
        </div>
      )}
    </Card>
  );
}

/** Below its zone a dataset needs no prefix that says the zone again. */
function nameWithin(zone: Zone, dataset: DatasetSummary): string {
  const prefix = `${zone.name}_`;
  return dataset.alias.startsWith(prefix) ? dataset.alias.slice(prefix.length) : dataset.alias;
}

function ZoneColumn({ zone }: { zone: Zone }) {
  const largest = zone.datasets[0]?.bytes ?? 1;
  const more = zone.datasets.length - SHOWN;
  return (
    <section className={classes.zone} aria-label={`Zone ${zone.name}`}>
      <header className={classes.header}>
        <Tag zone={zone.name}>
          <Link to={routeTo.datasets({ zone: zone.name })} className={classes.name}>
            {zone.name}
          </Link>
        </Tag>
        <span className={classes.sum}>
          {plural(zone.datasets.length, 'dataset')}
          <br />
          {bytes(zone.bytes)}
          {zone.rows > 0 && ` · ${shortCount(zone.rows)} rows`}
        </span>
      </header>
      <ul className={classes.datasets}>
        {zone.datasets.slice(0, SHOWN).map((dataset) => (
          <li key={dataset.id}>
            <Link
              to={routeTo.dataset(dataset.id)}
              className={classes.dataset}
              title={`${dataset.alias}, ${dataset.location}`}
            >
              <span
                className={classes.bar}
                style={{ width: `${Math.max(3, (dataset.bytes / largest) * 100)}%` }}
              />
              <span className={classes.alias}>{nameWithin(zone, dataset)}</span>
              <span className={classes.size}>{bytes(dataset.bytes)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Link to={routeTo.datasets({ zone: zone.name })} className={classes.more}>
          {plural(more, 'more dataset', 'more datasets')}
        </Link>
      )}
    </section>
  );
}
