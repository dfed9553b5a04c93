import { expect, test } from 'vitest';
import { ago, duration } from './times';

const NOW = Date.parse('2026-10-28T12:00:00Z');

test.each([
  ['2026-10-28T11:59:55Z', 'just now'],
  ['2026-10-28T12:00:30Z', 'just now'], // a clock that is ahead of ours
  ['2026-10-28T11:59:15Z', '45 seconds ago'],
  ['2026-10-28T11:55:00Z', '5 minutes ago'],
  ['2026-10-28T09:00:00Z', '3 hours ago'],
  ['2026-10-27T09:00:00Z', 'yesterday'],
  ['2026-10-20T12:00:00Z', '8 days ago'],
  ['2026-08-01T12:00:00Z', '1 Aug 2026'],
])('%s was %s', (instant, text) => expect(ago(instant, NOW)).toBe(text));

test.each([
  [840, '840 ms'],
  [12_440, '12.4 s'],
  [59_999, '59.9 s'],
  [185_000, '3 min 05 s'],
  [7_800_000, '2 h 10 min'],
])('%d milliseconds are %s', (millis, text) => expect(duration(millis)).toBe(text));
