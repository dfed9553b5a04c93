import { expect, test } from 'vitest';
import { bytes, count, delta, metric, plural, share, shortCount } from './numbers';

test('groups thousands', () => {
  expect(count(0)).toBe('0');
  expect(count(12_345)).toBe('12,345');
  expect(shortCount(9_999)).toBe('9,999');
  expect(shortCount(1_234_567)).toBe('1.2M');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [9_960, '10 KB'],
  [999_600, '1.0 MB'],
  [1_234_567, '1.2 MB'],
  [24_871_330, '25 MB'],
  [5_000_000_000_000_000_000, '5000 PB'],
])('writes %d bytes as %s', (value, text) => expect(bytes(value)).toBe(text));

test.each([
  [0, 100, '0%'],
  [1, 100_000, '<0.1%'],
  [42, 1_000, '4.2%'],
  [99_999, 100_000, '>99.9%'],
  [100, 100, '100%'],
  [0, 0, '0%'],
])('writes %d of %d as %s, never a little as nothing', (part, of, text) =>
  expect(share(part, of)).toBe(text),
);

test('writes metrics as counts or as shares', () => {
  expect(metric(12_480)).toBe('12,480');
  expect(metric(0.98531234)).toBe('0.9853');
});

test('agrees with its number', () => {
  expect(plural(1, 'batch', 'batches')).toBe('1 batch');
  expect(plural(2, 'batch', 'batches')).toBe('2 batches');
});

test('tells a change with its sign, and no change not at all', () => {
  expect(delta(1_500, 296)).toBe('+1,204');
  expect(delta(7, 10)).toBe('\u22123');
  expect(delta(7, 7)).toBeUndefined();
  expect(delta(7, undefined)).toBeUndefined();
});
