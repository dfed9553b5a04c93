import { expect, test } from 'vitest';
import type { MetricPoint } from '../../api/types';
import { isOutside, placed } from './metricScale';

const box = { width: 100, height: 50, pad: 10 };
const point = (value: number, fields: Partial<MetricPoint> = {}): MetricPoint => ({
  batch: `b${value}`,
  at: '2026-10-28T10:00:00Z',
  value,
  published: true,
  ...fields,
});

test('places the oldest left, the greatest on top', () => {
  const { points, least, greatest } = placed([point(30), point(20), point(10)], undefined, box);

  expect(points.map((one) => one.x)).toEqual([10, 50, 90]);
  expect(points.map((one) => one.point.value)).toEqual([10, 20, 30]);
  expect(points[0]!.y).toBeGreaterThan(points[2]!.y);
  expect([least, greatest]).toEqual([8.4, 31.6]);
});

test('leaves room for the batch that is to come', () => {
  const { points, next } = placed([point(10)], { least: 0, greatest: 20 }, box);

  expect(points[0]!.x).toBe(10);
  expect(next!.x).toBe(90);
  expect(next!.top).toBeLessThan(next!.bottom);
});

test('draws a side without a bound to the edge', () => {
  const { points, least } = placed([point(10, { expected: { least: 5 } })], undefined, box);

  expect(points[0]!.expected!.top).toBe(10);
  expect(points[0]!.expected!.bottom).toBeLessThan(40);
  expect(least).toBeLessThan(5);
});

test('a metric that never moves has a place, too', () => {
  expect(placed([point(0), point(0)], undefined, box).points.map((one) => one.y)).toEqual([25, 25]);
});

test('tells what is outside of its band', () => {
  expect(isOutside(point(4, { expected: { least: 5 } }))).toBe(true);
  expect(isOutside(point(6, { expected: { least: 5 } }))).toBe(false);
  expect(isOutside(point(6, { expected: { greatest: 5 } }))).toBe(true);
  expect(isOutside(point(6))).toBe(false);
});
