import type { Column, NestedColumn, Statistics } from '../../api/types';

/** A column, or one inside of it. */
export type ColumnNode = {
  /** From the outermost column on; what statistics and the address know it by. */
  path: string;
  name: string;
  type: string;
  statistics?: Statistics;
  /** There may be several in a row, or none: below a list or a map. */
  repeated: boolean;
  fields: ColumnNode[];
};

/** The columns inside of one. The service gives them depth first, outer ones before those inside of them; a name may have dots of its own. */
export function nestedColumns(column: Column): ColumnNode[] {
  const top: ColumnNode = nodeOf({ path: column.name, type: column.type }, '', false);
  const above = [top];
  for (const field of column.fields ?? []) {
    while (above.length > 1 && !field.path.startsWith(`${above.at(-1)?.path}.`)) {
      above.pop();
    }
    const parent = above.at(-1) ?? top;
    const node = nodeOf(field, parent.path, parent.repeated || /^(array|map)</.test(parent.type));
    parent.fields.push(node);
    above.push(node);
  }
  return top.fields;
}

function nodeOf({ path, type, statistics }: NestedColumn, parent: string, repeated: boolean): ColumnNode {
  return {
    path,
    name: parent === '' ? path : path.slice(parent.length + 1),
    type,
    ...(statistics !== undefined && { statistics }),
    repeated,
    fields: [],
  };
}
