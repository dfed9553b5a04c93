import { expect, test } from 'vitest';
import { columnName, datasetColumn, datasetNode, jobNode, parseNode, shortName, tableOf } from './nodeId';

test('a node can be read in one way only, whatever is in its names', () => {
  const id = datasetNode('s3://lake', 'a:b#c%d');

  expect(id).toBe('dataset:s3%3A//lake:a%3Ab%23c%25d');
  expect(parseNode(id)).toEqual({ kind: 'dataset', namespace: 's3://lake', name: 'a:b#c%d' });
});

test('a column belongs to its dataset', () => {
  const dataset = datasetNode('s3://lake', 'silver/crm');
  const id = datasetColumn(dataset, 'address.zip#1');

  expect(tableOf(id)).toBe(dataset);
  expect(columnName(id)).toBe('address.zip#1');
});

test('a column without a path is the dataset as a whole', () => {
  expect(columnName('column:file:/lake/x#')).toBe('');
  expect(tableOf('column:file:/lake/x#')).toBe('dataset:file:/lake/x');
});

test('a job is no column of anything', () => {
  expect(tableOf(jobNode('spark', 'x'))).toBe('job:spark:x');
});

test('an alias is no node id', () => {
  expect(parseNode('silver_crm.contacts')).toBeUndefined();
});

test('the end of a path is what tells it from its neighbours', () => {
  expect(shortName('/srv/lake/silver/crm/contacts')).toBe('crm/contacts');
  expect(shortName('public.orders')).toBe('public.orders');
});
