import { expect, test } from 'vitest';
import { nestedColumns, type ColumnNode } from './nestedColumns';

const column = (type: string, ...paths: string[]) => ({
  name: 'items',
  type,
  nullable: true,
  partition: false,
  fields: paths.map((path) => ({ path, type: 'int' })),
});
const textOf = (nodes: ColumnNode[]): string =>
  nodes.map(({ name, fields }) => (fields.length > 0 ? `${name}(${textOf(fields)})` : name)).join(' ');

test('puts each column below the one it is in', () => {
  const nodes = nestedColumns(
    column('struct<...>', 'items.a', 'items.b', 'items.b.c', 'items.b.d', 'items.e'),
  );

  expect(textOf(nodes)).toBe('a b(c d) e');
});

test('a name may have a dot of its own', () => {
  expect(textOf(nestedColumns(column('struct<...>', 'items.a.b', 'items.c')))).toBe('a.b c');
});

test('knows what may be there several times in a row', () => {
  const [element] = nestedColumns(column('array<struct<...>>', 'items.element', 'items.element.sku'));

  expect(element?.repeated).toBe(true);
  expect(element?.fields[0]?.repeated).toBe(true);
  expect(nestedColumns(column('struct<...>', 'items.a'))[0]?.repeated).toBe(false);
});
