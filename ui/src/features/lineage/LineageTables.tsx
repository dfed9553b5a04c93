import { Button } from '@mantine/core';
import type { LineageColumnEdge, LineageEdge, LineageNode } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { cell, type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { type CardActs, missingOf } from './Cards';
import { degree, type Graph, type Place, placesAround, type Side } from './graph';
import classes from './Lineage.module.css';
import { titleOf, titleOfId, underOf } from './names';
import { columnName, type NodeId, tableOf } from './nodeId';
import type { Shown } from './shown';
import { kindSigns, kindWords, maskedSign } from './signs';

const NODES: Head[] = [
  { name: 'Kind', width: 92 },
  { name: 'Name' },
  { name: 'Where', width: 142 },
  { name: 'Before it', right: true, width: 112 },
  { name: 'After it', right: true, width: 112 },
  { name: 'Details', hidden: true, width: 84 },
];

const EDGES: Head[] = [
  { name: 'From' },
  { name: 'To' },
  { name: 'Columns go on', width: 150 },
  { name: 'First seen', right: true, width: 108 },
  { name: 'Last seen', right: true, width: 108 },
];

const COLUMNS: Head[] = [
  { name: 'From' },
  { name: 'To' },
  { name: 'How', width: 140 },
  { name: 'In', width: 150 },
  { name: 'Last seen', right: true, width: 108 },
];

type Props = {
  graph: Graph;
  shown: Shown;
  focus: NodeId;
  at: NodeId | undefined;
  expanded: { up: NodeId[]; down: NodeId[] };
  withColumns: boolean;
  /** Of a column that is looked at, every column on its way. */
  path: Set<NodeId> | undefined;
  acts: CardActs;
};

/** All that the picture shows, and all that can be done in it, as tables: for the keyboard and for a screen reader. */
export function LineageTables({ graph, shown, focus, at, expanded, withColumns, path, acts }: Props) {
  const places = placesAround(graph, focus);
  const nodes = [...shown.nodes].sort((a, b) => order(places, a) - order(places, b));
  const columnEdges = columnEdgesOf(graph, shown, path);
  return (
    <>
      <Card title="Datasets and jobs" aside={plural(nodes.length, 'node')}>
        <Table head={NODES} label="Datasets and jobs" fixed>
          {nodes.map((node) => (
            <tr key={node.id} data-at={node.id === at} className={classes.tableRow}>
              <td>
                <Badge plain sign={kindSigns[node.kind]} />
              </td>
              <td>
                <button
                  type="button"
                  className={classes.link}
                  title="Make it the focus"
                  onClick={() => acts.focus(node.id)}
                >
                  {titleOf(node)}
                </button>
                <div className={classes.under}>{underOf(node)}</div>
              </td>
              <td className={cell.muted}>{placeWords(places.get(node.id))}</td>
              {(['upstream', 'downstream'] as const).map((side) => (
                <td key={side} className={cell.right}>
                  {count(degree(node, side))}
                  <Expanding
                    {...{ graph, node, side, acts }}
                    open={(side === 'upstream' ? expanded.up : expanded.down).includes(node.id)}
                  />
                </td>
              ))}
              <td className={cell.right}>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Details of ${titleOf(node)}`}
                  onClick={() => acts.select(node.id)}
                >
                  Details
                </Button>
              </td>
            </tr>
          ))}
          {shown.rests.map((rest) => (
            <tr key={rest.id} className={classes.tableRow}>
              <td />
              <td colSpan={5}>
                <Button size="compact-xs" variant="default" onClick={() => acts.choose(rest)}>
                  + {count(rest.hidden.length)} more {rest.side === 'upstream' ? 'before' : 'after'}{' '}
                  {titleOfId(rest.hub, graph.nodes)}
                </Button>
              </td>
            </tr>
          ))}
        </Table>
      </Card>
      <Card title="Edges" aside={plural(shown.edges.length, 'edge')}>
        <Table head={EDGES} label="Edges" fixed>
          {shown.edges.map((edge) => (
            <EdgeRow key={`${edge.from} ${edge.to}`} edge={edge} graph={graph} />
          ))}
        </Table>
      </Card>
      {withColumns && (
        <Card
          title={path === undefined ? 'Columns' : `Columns on the way of ${columnName(at!)}`}
          aside={plural(columnEdges.length, 'edge')}
        >
          <Table head={COLUMNS} label="Column edges" fixed>
            {columnEdges.map((edge) => (
              <ColumnRow
                key={`${edge.from} ${edge.to} ${edge.job}`}
                edge={edge}
                graph={graph}
                at={at}
                select={acts.select}
              />
            ))}
          </Table>
        </Card>
      )}
    </>
  );
}

type ExpandingProps = { graph: Graph; node: LineageNode; side: Side; open: boolean; acts: CardActs };

function Expanding({ graph, node, side, open, acts }: ExpandingProps) {
  const missing = missingOf(graph, node, side);
  if (missing <= 0 && !open) {
    return null;
  }
  const where = side === 'upstream' ? 'before' : 'after';
  const name = `${open ? 'Hide' : 'Show'} what is ${where} ${titleOf(node)}`;
  return (
    <Button
      size="compact-xs"
      variant="default"
      ml={8}
      aria-label={name}
      aria-expanded={open}
      onClick={() => acts.expand(node.id, side, !open)}
    >
      {open ? 'Hide' : `Show ${count(missing)}`}
    </Button>
  );
}

function EdgeRow({ edge, graph }: { edge: LineageEdge; graph: Graph }) {
  return (
    <tr className={classes.tableRow}>
      <td>{titleOfId(edge.from, graph.nodes)}</td>
      <td>{titleOfId(edge.to, graph.nodes)}</td>
      <td className={cell.muted}>
        {edge.kinds.length === 0 ? 'not told' : kindWords(edge.kinds)}{' '}
        {edge.masked && <Badge plain sign={maskedSign} />}
      </td>
      <td className={`${cell.right} ${cell.muted}`}>
        <Time at={edge.firstSeen} />
      </td>
      <td className={`${cell.right} ${cell.muted}`}>
        <Time at={edge.lastSeen} />
      </td>
    </tr>
  );
}

type ColumnRowProps = {
  edge: LineageColumnEdge;
  graph: Graph;
  at: NodeId | undefined;
  select: (id: NodeId) => void;
};

function ColumnRow({ edge, graph, at, select }: ColumnRowProps) {
  return (
    <tr className={classes.tableRow}>
      {[edge.from, edge.to].map((end) => (
        <td key={end}>
          {columnName(end) === '' ? (
            <span className={cell.muted}>all of it</span>
          ) : (
            <button
              type="button"
              className={classes.columnLink}
              aria-pressed={end === at}
              onClick={() => select(end)}
            >
              {columnName(end)}
            </button>
          )}
          <div className={classes.under}>{titleOfId(tableOf(end), graph.nodes)}</div>
        </td>
      ))}
      <td className={cell.muted}>
        {kindWords([...new Set([...edge.kinds, ...edge.maskedKinds])])}{' '}
        {edge.masked && <Badge plain sign={maskedSign} />}
      </td>
      <td className={cell.muted}>{edge.job === undefined ? '' : titleOfId(edge.job, graph.nodes)}</td>
      <td className={`${cell.right} ${cell.muted}`}>
        {edge.lastSeen !== undefined && <Time at={edge.lastSeen} />}
      </td>
    </tr>
  );
}

/** Those between datasets that are shown; of a path only those on it. */
function columnEdgesOf(graph: Graph, shown: Shown, path: Set<NodeId> | undefined): LineageColumnEdge[] {
  const there = new Set(shown.nodes.map(({ id }) => id));
  return graph.columnEdges.filter(
    ({ from, to }) =>
      there.has(tableOf(from)) &&
      there.has(tableOf(to)) &&
      (path === undefined || (path.has(from) && path.has(to))),
  );
}

function placeWords(place: Place | undefined): string {
  switch (place?.side) {
    case 'focus':
      return 'the focus';
    case 'upstream':
    case 'downstream':
      return `${place.side}, ${plural(place.steps, 'step')}`;
    default:
      return 'beside';
  }
}

/** From what comes first to what comes last. */
function order(places: Map<NodeId, Place>, { id }: LineageNode): number {
  const place = places.get(id);
  switch (place?.side) {
    case 'upstream':
      return -place.steps;
    case 'focus':
      return 0;
    case 'downstream':
      return place.steps;
    default:
      return Number.MAX_SAFE_INTEGER;
  }
}
