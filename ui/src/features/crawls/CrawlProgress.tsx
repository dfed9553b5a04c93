import type { ReactNode } from 'react';
import type { Crawl } from '../../api/types';
import { isRunning } from '../../api/queries';
import { count } from '../../format/numbers';
import { duration } from '../../format/times';
import { Badge } from '../../parts/Badge';
import classes from './CrawlProgress.module.css';
import { crawlSigns } from './signs';

/** What the crawl found that the catalog did not know: after an outage, what events have missed. */
function changed({ progress }: Crawl) {
  const { datasetsChanged, datasetsNew, datasetsMissing, filesNew, filesChanged, filesGone } = progress;
  const parts = (counts: [number, string][]) =>
    counts.flatMap(([value, what]) => (value > 0 ? [`${count(value)} ${what}`] : [])).join(', ');
  const datasets = parts([
    [datasetsNew, 'new'],
    [datasetsChanged - datasetsNew - datasetsMissing, 'changed'],
    [datasetsMissing, 'missing'],
  ]);
  const files = parts([
    [filesNew, 'new'],
    [filesChanged, 'changed'],
    [filesGone, 'gone'],
  ]);
  return [...(datasets ? [`Datasets: ${datasets}`] : []), ...(files ? [`Files: ${files}`] : [])].join(' · ');
}

/** How far a crawl is. It cannot know how much is left: a listing tells its length at the end. */
export function CrawlProgress({ crawl, children }: { crawl: Crawl; children?: ReactNode }) {
  const { objectsListed, filesRead, datasetsFound, datasetsChanged, problems } = crawl.progress;
  const figures = [
    { name: 'objects listed', value: objectsListed },
    { name: 'files read', value: filesRead },
    { name: 'datasets found', value: datasetsFound },
    { name: 'datasets changed', value: datasetsChanged },
    { name: 'problems', value: problems, tone: problems > 0 ? 'bad' : undefined },
  ];
  return (
    <div className={classes.progress}>
      <div className={classes.line}>
        <Badge sign={crawlSigns[crawl.state]} />
        {crawl.elapsedMillis !== undefined && (
          <span>
            {isRunning(crawl) ? 'for' : crawl.state === 'paused' ? 'after' : 'in'}{' '}
            {duration(crawl.elapsedMillis)}
          </span>
        )}
      </div>
      {isRunning(crawl) && (
        <div className={classes.running} role="progressbar" aria-label="The crawl is running" />
      )}
      {crawl.error !== undefined && (
        <p className={classes.error} role="alert">
          {crawl.error}
        </p>
      )}
      <dl className={classes.figures} aria-live={isRunning(crawl) ? 'polite' : undefined}>
        {figures.map(({ name, value, tone }) => (
          <div key={name} data-tone={tone}>
            <dd className={classes.value}>{count(value)}</dd>
            <dt className={classes.name}>{name}</dt>
          </div>
        ))}
      </dl>
      {changed(crawl) !== '' && <p className={classes.changed}>{changed(crawl)}</p>}
      {children}
    </div>
  );
}
