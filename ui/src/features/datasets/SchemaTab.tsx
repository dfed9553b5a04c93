import { TextInput } from '@mantine/core';
import { IconFilter, IconKey } from '@tabler/icons-react';
import type { Column } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { cell, Table } from '../../parts/Table';
import { useQueryState } from '../../parts/useQueryState';
import classes from './SchemaTab.module.css';
import { TypeText } from './TypeText';

const HEAD = [
  { name: '#', width: 48, right: true },
  { name: 'Column' },
  { name: 'Type' },
  { name: 'Nullable', width: 120 },
];

export function SchemaTab({ columns }: { columns: Column[] }) {
  const { get, set } = useQueryState();
  const wanted = (get('column') ?? '').toLowerCase();
  const shown = columns
    .map((column, index) => ({ ...column, place: index + 1 }))
    .filter((column) => `${column.name} ${column.type}`.toLowerCase().includes(wanted));

  return (
    <Card
      title={
        wanted === ''
          ? plural(columns.length, 'column')
          : `${shown.length} of ${plural(columns.length, 'column')}`
      }
      aside={
        <TextInput
          type="search"
          size="xs"
          w={220}
          aria-label="Filter columns"
          placeholder="Filter by name or type"
          leftSection={<IconFilter size={13} />}
          value={get('column') ?? ''}
          onChange={(event) => set({ column: event.currentTarget.value })}
        />
      }
    >
      <Table head={HEAD} label="Columns">
        {shown.map((column) => (
          <tr key={column.name}>
            <td className={`${cell.right} ${cell.muted}`}>{column.place}</td>
            <td>
              <span className={classes.name}>
                <code>{column.name}</code>
                {column.partition && (
                  <span className={classes.key} title="Partition key: its value is in the folder name">
                    <IconKey size={13} aria-hidden /> partition
                  </span>
                )}
              </span>
            </td>
            <td>
              <TypeText type={column.type} />
            </td>
            <td className={cell.muted}>{column.nullable ? 'nullable' : 'required'}</td>
          </tr>
        ))}
        {shown.length === 0 && (
          <tr>
            <td colSpan={HEAD.length} className={cell.muted}>
              No column has “{get('column')}” in its name or type.
            </td>
          </tr>
        )}
      </Table>
    </Card>
  );
}
