import { expect, test } from 'vitest';
import type { Finding, PreviewedDataset } from '../../api/types';
import { type Place, previewTree } from './previewTree';

const ROOT = 'file:///srv/lake/';

const dataset = (path: string): PreviewedDataset => ({
  alias: path,
  location: ROOT + path,
  format: 'parquet',
  bytes: 1,
  files: 1,
  columnCount: 1,
  partitionColumns: [],
  evidence: [],
});
const hidden = (path: string): Finding => ({
  key: ROOT + path,
  kind: 'skipped',
  code: 'hidden',
  reason: 'is hidden',
});

function textOf(places: Place[], indent = ''): string {
  return places
    .map(({ name, dataset: found, findings, below }) => {
      const what = found !== undefined ? ' *' : findings.length > 0 ? ' !' : '';
      return `${indent}${name}${what}\n${textOf(below, `${indent}  `)}`;
    })
    .join('');
}

const tree = (datasets: string[], findings: string[] = []) =>
  textOf(
    previewTree(ROOT, {
      datasets: datasets.map(dataset),
      findings: findings.map(hidden),
      objectsListed: 1,
      truncated: false,
    }),
  );

test('has datasets and what is left out at their places', () => {
  expect(tree(['silver/crm/', 'gold/ref/countries.csv', 'gold/ref/units.csv'], ['gold/ref/_SUCCESS'])).toBe(
    `gold/ref
  _SUCCESS !
  countries.csv *
  units.csv *
silver/crm *
`,
  );
});

test('goes in one step through folders with nothing else in them', () => {
  expect(tree(['a/b/c/one/', 'a/b/c/two/'])).toBe('a/b/c\n  one *\n  two *\n');
});

test('what is broken within a dataset lies below it, however deep', () => {
  expect(tree(['silver/t/'], ['silver/t/day=1/x.parquet', 'silver/t/day=2/h=3/y.parquet'])).toBe(
    'silver/t *\n  day=1/x.parquet !\n  day=2/h=3/y.parquet !\n',
  );
});

test('folders of nothing but what is left out are no steps of their own', () => {
  expect(tree(['a/one/'], ['a/x/y/1', 'a/x/z/2', 'b/3', 'b/c/4'])).toBe(
    'a\n  one *\n  x/y/1 !\n  x/z/2 !\nb/3 !\nb/c/4 !\n',
  );
});

test('the root may be a dataset itself', () => {
  expect(tree([''])).toBe('the root itself *\n');
});
