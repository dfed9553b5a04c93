import { expect, test } from 'vitest';
import { columnsNamedIn } from './columnsNamedIn';

test.each([
  ['IsComplete "email"', ['email']],
  ['IsUnique "a" "b"', ['a', 'b']],
  ['ColumnValues "tier" in ["gold", "silver"]', ['tier']],
  ['ColumnLength "country" = 2 where "region = \'EMEA\'"', ['country']],
  ['RowCount > 10', []],
  ['CustomSql "select count(*) from primary" = 0', []],
])('%s speaks of %j', (rule, columns) => expect(columnsNamedIn(rule)).toEqual(columns));
