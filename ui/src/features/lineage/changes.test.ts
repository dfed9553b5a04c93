import { expect, test } from 'vitest';
import { anAnswer, columnEdge, flow, table } from '../../test/lineage';
import { daysOfChange } from './changes';
import { daysBetween, plusDays, wordsOf } from './days';

test('the days on which edges appeared or ended, in UTC, each once', () => {
  const answer = anAnswer(table('b'), flow(['a'], 'clean', ['b'], { firstSeen: '2026-10-20T23:30:00Z' }), {
    columnEdges: [columnEdge(['a', 'x'], ['b', 'x'], { firstSeen: '2026-10-22T00:10:00Z' })],
  });
  const removed = flow(['old'], 'clean', [], {
    firstSeen: '2026-10-01T00:00:00Z',
    endedAt: '2026-10-20T01:00:00Z',
  });
  const diff = { added: [], removed, columnsAdded: [], columnsRemoved: [], watermark: '7', truncated: false };

  expect(daysOfChange([answer, undefined, diff])).toEqual(['2026-10-01', '2026-10-20', '2026-10-22']);
});

test('days are counted across months', () => {
  expect(daysBetween('2026-10-30', '2026-11-02')).toBe(3);
  expect(plusDays('2026-11-02', -3)).toBe('2026-10-30');
  expect(wordsOf('2026-10-30')).toBe('30 Oct 2026');
});
