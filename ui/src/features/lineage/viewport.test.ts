import { expect, test } from 'vitest';
import { contains, fitted, GREATEST_ZOOM, LEAST_ZOOM, opening, seen, zoomed } from './viewport';

const SCREEN = { width: 800, height: 600 };

test('a picture that fits is in the middle, as large as life', () => {
  expect(fitted({ width: 200, height: 100 }, SCREEN)).toEqual({ x: 300, y: 250, zoom: 1 });
});

test('a larger one is wholly seen', () => {
  const view = fitted({ width: 4000, height: 300 }, SCREEN);

  expect(contains(seen(view, SCREEN), { x: 0, y: 0, width: 4000, height: 300 })).toBe(true);
});

test('one that would be too small to read opens at its focus', () => {
  const focus = { x: 9000, y: 9000, width: 200, height: 40 };

  const view = opening({ width: 20_000, height: 20_000 }, focus, SCREEN);

  expect(view.zoom).toBe(0.8);
  expect(contains(seen(view, SCREEN), focus)).toBe(true);
});

test('zooming keeps what is under the pointer', () => {
  const view = { x: 40, y: -30, zoom: 0.5 };
  const at = { x: 300, y: 200 };
  const below = (one: typeof view) => ({ x: (at.x - one.x) / one.zoom, y: (at.y - one.y) / one.zoom });

  const after = zoomed(view, 1.5, at);

  expect(after.zoom).toBe(0.75);
  expect(below(after).x).toBeCloseTo(below(view).x);
  expect(below(after).y).toBeCloseTo(below(view).y);
});

test('zooming has ends', () => {
  expect(zoomed({ x: 0, y: 0, zoom: 1 }, 1000, { x: 0, y: 0 }).zoom).toBe(GREATEST_ZOOM);
  expect(zoomed({ x: 0, y: 0, zoom: 1 }, 0.0001, { x: 0, y: 0 }).zoom).toBe(LEAST_ZOOM);
});
