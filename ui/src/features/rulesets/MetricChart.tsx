import { useElementSize } from '@mantine/hooks';
import type { MetricSeries } from '../../api/types';
import { metric as shown } from '../../format/numbers';
import { exact } from '../../format/times';
import classes from './MetricChart.module.css';
import { type Placed, placed } from './metricScale';

const HEIGHT = 132;
const PAD = 12;
const USUAL_WIDTH = 640;
/** Half of a batch's width in the band, at most. */
const HALF = 16;

/** A metric over its batches, in the band that rules expect it in. The table beside it says the same in words. */
export function MetricChart({ series: { metric, points, next } }: { series: MetricSeries }) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const size = { width: width || USUAL_WIDTH, height: HEIGHT, pad: PAD };
  const chart = placed(points, next, size);
  const step = chart.points.length < 2 ? HALF : Math.min(HALF, (chart.points[1]!.x - chart.points[0]!.x) / 2);
  const learned = chart.points.filter(({ point }) => point.published);
  const out = points.filter((point) => !point.published).length;
  return (
    <div className={classes.chart}>
      <div className={classes.axis} aria-hidden>
        <span>{shown(chart.greatest)}</span>
        <span>{shown(chart.least)}</span>
      </div>
      <div ref={ref} className={classes.plot}>
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${size.width} ${HEIGHT}`}
          role="img"
          aria-label={`${metric} of ${points.length} batches, the last ${shown(points[0]?.value ?? 0)}; ${out} not published`}
        >
          {chart.points.map(
            ({ point, x, expected }) =>
              expected !== undefined && (
                <Band
                  key={point.batch}
                  x={x - step}
                  width={2 * step}
                  {...expected}
                  className={classes.band}
                />
              ),
          )}
          {chart.next !== undefined && (
            <Band {...chart.next} x={chart.next.x - step} width={2 * step} className={classes.next} />
          )}
          <polyline className={classes.line} points={learned.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {chart.points.map((one) => (
            <Mark key={one.point.batch} {...one} />
          ))}
        </svg>
        <div className={classes.times} aria-hidden>
          <span>{chart.points[0] !== undefined && exact(chart.points[0].point.at)}</span>
          <span>{points.length > 1 && exact(points[0]!.at)}</span>
        </div>
      </div>
    </div>
  );
}

type BandProps = { x: number; width: number; top: number; bottom: number; className: string | undefined };

function Band({ x, width, top, bottom, className }: BandProps) {
  return <rect className={className} x={x} width={width} y={top} height={Math.max(1, bottom - top)} />;
}

/** A dot for what later batches are compared with, a cross for what was kept out: by shape as well as by colour. */
function Mark({ point, x, y, outside }: Placed) {
  return (
    <g>
      <title>
        {`${shown(point.value)}, ${exact(point.at)}${point.published ? '' : ', not published'}${outside ? ', outside of its band' : ''}`}
      </title>
      {point.published ? (
        <circle className={outside ? classes.outside : classes.dot} cx={x} cy={y} r={3.5} />
      ) : (
        <path className={classes.cross} d={`M${x - 4},${y - 4} l8,8 m0,-8 l-8,8`} />
      )}
    </g>
  );
}
