import { expect, test } from 'vitest';
import { isDeep, parseColumnType } from './columnType';

const plain = (name: string) => ({ name, fields: [] });

test('a plain type has no fields', () => {
  expect(parseColumnType('decimal(12,2)')).toEqual(plain('decimal(12,2)'));
});

test('splits only at the commas outside of brackets', () => {
  expect(parseColumnType('struct<a:int,b:map<string,decimal(3,1)>,c:array<long>>')).toEqual({
    name: 'struct',
    fields: [
      { name: 'a', type: plain('int') },
      {
        name: 'b',
        type: {
          name: 'map',
          fields: [
            { name: 'key', type: plain('string') },
            { name: 'value', type: plain('decimal(3,1)') },
          ],
        },
      },
      { name: 'c', type: { name: 'array', fields: [{ name: 'element', type: plain('long') }] } },
    ],
  });
});

test('only a type with a struct in it takes several lines', () => {
  expect(isDeep(parseColumnType('array<map<string,int>>'))).toBe(false);
  expect(isDeep(parseColumnType('array<struct<a:int>>'))).toBe(true);
});

test('text of another grammar stays as it is', () => {
  expect(parseColumnType('variant<x>')).toEqual(plain('variant<x>'));
});
