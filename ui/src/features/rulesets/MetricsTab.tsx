import { IconChartDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { metrics } from '../../api/queries';
import type { MetricBand, MetricSeries } from '../../api/types';
import { metric as shown, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { MetricChart } from './MetricChart';
import classes from './MetricsTab.module.css';
import { isOutside } from './metricScale';

const HEAD: Head[] = [
  { name: 'Batch', width: 150 },
  { name: 'Value', right: true, width: 110 },
  { name: 'Expected', width: 170 },
  { name: 'What became of it' },
];

/** Each metric over time; those that rules compare with earlier batches come first. */
export function MetricsTab({ ruleset }: { ruleset: string }) {
  const { data, isPending, error, refetch } = useQuery(metrics(ruleset));
  if (data === undefined) {
    return (
      <Card label="Metrics">
        {isPending ? (
          <LoadingRows rows={4} height={60} />
        ) : (
          <ErrorState error={error} retry={() => refetch()} />
        )}
      </Card>
    );
  }
  if (data.items.length === 0) {
    return (
      <Card label="Metrics">
        <EmptyState icon={IconChartDots} title="Nothing was measured yet">
          Metrics are kept of each batch that is checked.
        </EmptyState>
      </Card>
    );
  }
  return data.items
    .slice()
    .sort((one, other) => Number(other.rules.length > 0) - Number(one.rules.length > 0))
    .map((series) => <Metric key={series.metric} series={series} />);
}

function Metric({ series }: { series: MetricSeries }) {
  return (
    <Card title={<code>{series.metric}</code>} aside={plural(series.points.length, 'batch', 'batches')}>
      <div className={classes.metric}>
        {series.rules.length > 0 && (
          <p className={classes.rules}>
            {series.rules.map((rule) => (
              <code key={rule.ruleId}>{rule.text}</code>
            ))}
            <span>
              {series.next === undefined
                ? 'learns: too few batches were published'
                : `expects ${range(series.next)} of the next batch`}
            </span>
          </p>
        )}
        <MetricChart series={series} />
        <p className={classes.legend} aria-hidden>
          <span data-mark="dot">published: later batches are compared with it</span>
          <span data-mark="cross">not published</span>
          {series.rules.length > 0 && <span data-mark="band">expected</span>}
        </p>
        <details className={classes.table}>
          <summary>As a table</summary>
          <Table head={HEAD} label={`Batches of ${series.metric}`}>
            {series.points.map((point) => (
              <tr key={point.batch} className={cell.linked}>
                <td>
                  <RowLink to={routeTo.batch(point.batch)}>
                    <Time at={point.at} />
                  </RowLink>
                </td>
                <td className={cell.right}>{shown(point.value)}</td>
                <td>{point.expected === undefined ? '–' : range(point.expected)}</td>
                <td>
                  {point.published ? 'published' : 'not published'}
                  {isOutside(point) && ', outside of what was expected'}
                </td>
              </tr>
            ))}
          </Table>
        </details>
      </div>
    </Card>
  );
}

/** "90 to 110", "at least 90". */
export function range({ least, greatest }: MetricBand): string {
  if (least === undefined) {
    return greatest === undefined ? 'anything' : `at most ${shown(greatest)}`;
  }
  return greatest === undefined ? `at least ${shown(least)}` : `${shown(least)} to ${shown(greatest)}`;
}
