import { expect, test } from 'vitest';
import type { Finding } from '../../api/types';
import { below, findingGroups } from './findingGroups';

const finding = (key: string, kind: Finding['kind'], code: string, reason = 'a reason'): Finding => ({
  key,
  kind,
  code,
  reason,
});

test('puts what should have been readable first, then what there is most of', () => {
  const groups = findingGroups([
    finding('a', 'skipped', 'hidden'),
    finding('b', 'skipped', 'hidden'),
    finding('c', 'broken', 'wrong-magic'),
    finding('d', 'skipped', 'empty'),
    finding('e', 'remarked', 'zip-bomb'),
    finding('f', 'unsupported', 'mixed-formats'),
  ]);

  expect(groups.map(({ code, findings }) => [code, findings.length])).toEqual([
    ['wrong-magic', 1],
    ['mixed-formats', 1],
    ['zip-bomb', 1],
    ['hidden', 2],
    ['empty', 1],
  ]);
});

test('tells one reason only where all have it', () => {
  const [alike, unlike] = findingGroups([
    finding('a', 'broken', 'x', 'one'),
    finding('b', 'broken', 'x', 'one'),
    finding('c', 'skipped', 'y', 'one'),
    finding('d', 'skipped', 'y', 'two'),
  ]);

  expect(alike?.reason).toBe('one');
  expect(unlike?.reason).toBeUndefined();
});

test('names places from the root of the lake on', () => {
  expect(below('file:///srv/lake/', 'file:///srv/lake/raw/a.csv')).toBe('raw/a.csv');
  expect(below('file:///srv/lake/', 'file:///srv/lake/')).toBe('.');
  expect(below('file:///srv/lake/', 's3://other/a.csv')).toBe('s3://other/a.csv');
  expect(below(undefined, 's3://other/a.csv')).toBe('s3://other/a.csv');
});
