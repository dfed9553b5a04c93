import { TextInput } from '@mantine/core';
import { IconChevronRight, IconFileUnknown, IconFilter, IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Column, Dataset, TagProposal } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { cell, type Head, Table } from '../../parts/Table';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { TagChip } from '../tags/TagChip';
import { sureness } from '../tags/tagSigns';
import { isDeep, outerType, parseColumnType } from './columnType';
import { type ColumnNode, nestedColumns } from './nestedColumns';
import classes from './SchemaTab.module.css';
import { LookNote } from './LookNote';
import { StatisticsCells } from './StatisticsCells';
import { NO_TAGS, type TagsByColumn, useColumnTags } from './useColumnTags';

const HEAD: Head[] = [
  { name: '#', width: 48, right: true },
  { name: 'Column' },
  { name: 'Type' },
  { name: 'Nullable', width: 92 },
];
const STATISTICS: Head[] = [
  { name: 'Nulls', right: true, width: 104 },
  { name: 'Least' },
  { name: 'Greatest' },
  { name: 'Distinct', right: true, width: 84 },
];
const INDENT = 20;
/** More nested columns than these begin folded. */
const UNFOLDED = 40;

/** The columns, those inside of others below them, and what the files' metadata says of their values. */
export function SchemaTab({ dataset }: { dataset: Dataset }) {
  const { get, set } = useQueryState();
  const { columns } = dataset;
  const wanted = (get('column') ?? '').toLowerCase();
  const shown = columns
    .map((column, index) => ({ column, place: index + 1 }))
    .filter(({ column }) => `${column.name} ${column.type}`.toLowerCase().includes(wanted));
  const measured = columns.some(
    ({ statistics, fields }) =>
      statistics !== undefined || fields?.some((field) => field.statistics !== undefined),
  );
  const nested = columns.reduce((sum, column) => sum + (column.fields?.length ?? 0), 0);
  const head = measured ? [...HEAD, ...STATISTICS] : HEAD;
  const { tags, proposed, look } = useColumnTags(dataset.id);

  if (columns.length === 0) {
    return (
      <Card label="Schema">
        <EmptyState icon={IconFileUnknown} title="No columns are known">
          Weir does not read files of these kinds; it knows where they are, how many and how large.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      title={
        wanted === ''
          ? plural(columns.length, 'column')
          : `${shown.length} of ${plural(columns.length, 'column')}`
      }
      aside={
        <span className={classes.aside}>
          {proposed > 0 && (
            <Link to={routeTo.tags({ dataset: dataset.id })} className={classes.decide}>
              {plural(proposed, 'tag')} to decide
            </Link>
          )}
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
        </span>
      }
    >
      <Table head={head} label="Columns">
        {shown.map(({ column, place }) => (
          <ColumnRows
            key={column.name}
            column={column}
            place={place}
            rows={dataset.rows}
            measured={measured}
            tags={tags}
            open={nested <= UNFOLDED || wanted !== ''}
          />
        ))}
        {shown.length === 0 && (
          <tr>
            <td colSpan={head.length} className={cell.muted}>
              No column has “{get('column')}” in its name or type.
            </td>
          </tr>
        )}
      </Table>
      {look !== undefined && <LookNote look={look} />}
    </Card>
  );
}

type ColumnProps = {
  column: Column;
  place: number;
  rows: number | undefined;
  measured: boolean;
  tags: TagsByColumn;
  open: boolean;
};

function ColumnRows({ column, place, rows, measured, tags, open: openAtFirst }: ColumnProps) {
  const deep = isDeep(parseColumnType(column.type));
  const fields = deep ? nestedColumns(column) : [];
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (path: string) => openAtFirst !== turned.has(path);
  const turn = (path: string) =>
    setTurned(turned.has(path) ? without(turned, path) : new Set([...turned, path]));
  const node: ColumnNode = { ...column, path: column.name, repeated: false, fields };

  return (
    <>
      <tr>
        <td className={`${cell.right} ${cell.muted}`}>{place}</td>
        <td>
          <Name node={node} depth={0} open={isOpen(node.path)} turn={turn} top>
            {column.partition && (
              <span className={classes.key} title="Partition key: its value is in the folder name">
                <IconKey size={13} aria-hidden /> partition
              </span>
            )}
            <Tags of={tags.get(node.path)} />
          </Name>
        </td>
        <td>
          <Type text={column.type} />
        </td>
        <td className={cell.muted}>{column.nullable ? 'nullable' : 'required'}</td>
        {measured && <StatisticsCells statistics={column.statistics} rows={rows} repeated={false} />}
      </tr>
      {isOpen(node.path) &&
        fields.map((field) => (
          <FieldRows
            key={field.path}
            node={field}
            depth={1}
            rows={rows}
            measured={measured}
            tags={tags}
            isOpen={isOpen}
            turn={turn}
          />
        ))}
    </>
  );
}

type FieldProps = {
  node: ColumnNode;
  depth: number;
  rows: number | undefined;
  measured: boolean;
  tags: TagsByColumn;
  isOpen: (path: string) => boolean;
  turn: (path: string) => void;
};

function FieldRows({ node, depth, rows, measured, tags, isOpen, turn }: FieldProps) {
  return (
    <>
      <tr className={classes.nested}>
        <td />
        <td>
          <Name node={node} depth={depth} open={isOpen(node.path)} turn={turn}>
            <Tags of={tags.get(node.path)} />
          </Name>
        </td>
        <td>
          <Type text={node.type} />
        </td>
        <td />
        {measured && <StatisticsCells statistics={node.statistics} rows={rows} repeated={node.repeated} />}
      </tr>
      {isOpen(node.path) &&
        node.fields.map((field) => (
          <FieldRows
            key={field.path}
            node={field}
            depth={depth + 1}
            rows={rows}
            measured={measured}
            tags={tags}
            isOpen={isOpen}
            turn={turn}
          />
        ))}
    </>
  );
}

type NameProps = {
  node: ColumnNode;
  depth: number;
  open: boolean;
  turn: (path: string) => void;
  top?: boolean;
  children?: React.ReactNode;
};

function Name({ node, depth, open, turn, top = false, children }: NameProps) {
  const name = (
    <code className={top ? undefined : classes.field} title={top ? undefined : node.path}>
      {node.name}
    </code>
  );
  return (
    <span className={classes.name} style={{ paddingLeft: depth * INDENT }}>
      {node.fields.length === 0 ? (
        name
      ) : (
        <button
          type="button"
          className={classes.turn}
          aria-expanded={open}
          aria-label={`Columns inside of ${node.path}`}
          onClick={() => turn(node.path)}
        >
          {name}
          <IconChevronRight size={14} aria-hidden className={classes.chevron} />
        </button>
      )}
      {children}
    </span>
  );
}

/** What the column has, then what is proposed for it; a click on that leads to the decision. */
function Tags({ of: { has, proposed } = NO_TAGS }: { of?: { has: string[]; proposed: TagProposal[] } }) {
  return (
    <>
      {has.map((tag) => (
        <TagChip key={tag} tag={tag} />
      ))}
      {proposed.map(({ id, tag, dataset, confidence, evidence }) => (
        <Link
          key={id}
          to={routeTo.tags({ dataset })}
          className={classes.proposed}
          title={`${Math.round(confidence * 100)}%, ${sureness(confidence)}: ${evidence}`}
        >
          <TagChip tag={tag} has={false} asked title="" />
        </Link>
      ))}
    </>
  );
}

function Type({ text }: { text: string }) {
  const parsed = parseColumnType(text);
  return <code className={classes.type}>{isDeep(parsed) ? outerType(parsed) : text}</code>;
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== item));
}
