import type { MetricBand, MetricPoint } from '../../api/types';

/** A point of a chart in its own coordinates; `expected` as y of the upper and the lower edge of the band. */
export type Placed = {
  point: MetricPoint;
  x: number;
  y: number;
  expected?: { top: number; bottom: number };
  outside: boolean;
};

export type Chart = {
  /** Oldest first. */
  points: Placed[];
  next?: { x: number; top: number; bottom: number };
  /** The values at the bottom and at the top. */
  least: number;
  greatest: number;
};

/**
 * Where the points of a metric are in a chart, batches at equal distances: what matters is the order in which they came.
 *
 * @param points the latest first
 */
export function placed(
  points: MetricPoint[],
  next: MetricBand | undefined,
  { width, height, pad }: { width: number; height: number; pad: number },
): Chart {
  const { least, greatest } = rangeOf(points, next);
  const slots = points.length + (next === undefined ? 0 : 1);
  const x = (slot: number) => (slots < 2 ? width / 2 : pad + (slot * (width - 2 * pad)) / (slots - 1));
  const y = (value: number) => height - pad - ((value - least) * (height - 2 * pad)) / (greatest - least);
  const edges = (band: MetricBand) => ({
    top: y(Math.min(band.greatest ?? greatest, greatest)),
    bottom: y(Math.max(band.least ?? least, least)),
  });
  return {
    points: [...points].reverse().map((point, slot) => ({
      point,
      x: x(slot),
      y: y(point.value),
      ...(point.expected !== undefined && { expected: edges(point.expected) }),
      outside: isOutside(point),
    })),
    ...(next !== undefined && { next: { x: x(points.length), ...edges(next) } }),
    least,
    greatest,
  };
}

export function isOutside({ value, expected }: MetricPoint): boolean {
  return (
    expected !== undefined &&
    (value < (expected.least ?? Number.NEGATIVE_INFINITY) ||
      value > (expected.greatest ?? Number.POSITIVE_INFINITY))
  );
}

/** All values and bounds, with some air above and below where the band has no bound. */
function rangeOf(points: MetricPoint[], next: MetricBand | undefined) {
  const bands = [...points.map((point) => point.expected), next].filter((band) => band !== undefined);
  const values = [
    ...points.map((point) => point.value),
    ...bands.flatMap((band) => [band.least, band.greatest]).filter((bound) => bound !== undefined),
  ];
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const air = least === greatest ? Math.abs(least) * 0.1 || 1 : (greatest - least) * 0.08;
  return { least: least - air, greatest: greatest + air };
}
