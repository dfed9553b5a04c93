import type { LineageAnswer, LineageColumnEdge, LineageEdge, LineageNode } from '../../api/types';
import { columnName, type NodeId, tableOf } from './nodeId';

export type Side = 'upstream' | 'downstream';

/** What the answers so far told, as one graph. */
export type Graph = {
  nodes: Map<NodeId, LineageNode>;
  edges: LineageEdge[];
  columnEdges: LineageColumnEdge[];
  /** By dataset, the columns that column edges speak of, in the order of their names. */
  columns: Map<NodeId, string[]>;
  before: Map<NodeId, NodeId[]>;
  after: Map<NodeId, NodeId[]>;
};

/** Answers overlap: what several tell is there once. */
export function merged(answers: LineageAnswer[]): Graph {
  const nodes = new Map<NodeId, LineageNode>();
  const edges = new Map<string, LineageEdge>();
  const columnEdges = new Map<string, LineageColumnEdge>();
  for (const answer of answers) {
    for (const node of answer.nodes) {
      if (!nodes.has(node.id)) {
        nodes.set(node.id, node);
      }
    }
    for (const edge of answer.edges) {
      edges.set(`${edge.from}\n${edge.to}`, edge);
    }
    for (const edge of answer.columnEdges) {
      columnEdges.set(`${edge.from}\n${edge.to}\n${edge.job ?? ''}`, edge);
    }
  }
  const between = [...edges.values()].filter((edge) => nodes.has(edge.from) && nodes.has(edge.to));
  return {
    nodes,
    edges: between,
    columnEdges: [...columnEdges.values()],
    columns: columnsOf(columnEdges.values()),
    before: grouped(between, 'to', 'from'),
    after: grouped(between, 'from', 'to'),
  };
}

export function neighbours(graph: Graph, id: NodeId, side: Side): NodeId[] {
  return (side === 'upstream' ? graph.before : graph.after).get(id) ?? [];
}

export function degree(node: LineageNode, side: Side): number {
  return side === 'upstream' ? node.upstream : node.downstream;
}

/** Where a node lies, seen from another one. `beside` is what is reached only by going back and forth. */
export type Place = { side: Side | 'focus' | 'beside'; steps: number };

export function placesAround(graph: Graph, focus: NodeId): Map<NodeId, Place> {
  const places = new Map<NodeId, Place>([[focus, { side: 'focus', steps: 0 }]]);
  for (const side of ['upstream', 'downstream'] as const) {
    let ring = [focus];
    for (let steps = 1; ring.length > 0; steps++) {
      const next = ring.flatMap((id) => neighbours(graph, id, side)).filter((id) => !places.has(id));
      ring = [...new Set(next)];
      ring.forEach((id) => places.set(id, { side, steps }));
    }
  }
  for (const id of graph.nodes.keys()) {
    if (!places.has(id)) {
      places.set(id, { side: 'beside', steps: 0 });
    }
  }
  return places;
}

function columnsOf(edges: Iterable<LineageColumnEdge>): Map<NodeId, string[]> {
  const columns = new Map<NodeId, Set<string>>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      const name = columnName(end);
      if (name !== '') {
        const table = tableOf(end);
        columns.set(table, (columns.get(table) ?? new Set()).add(name));
      }
    }
  }
  return new Map([...columns].map(([table, names]) => [table, [...names].sort()]));
}

function grouped(edges: LineageEdge[], by: 'from' | 'to', other: 'from' | 'to'): Map<NodeId, NodeId[]> {
  const groups = new Map<NodeId, NodeId[]>();
  for (const edge of edges) {
    const group = groups.get(edge[by]);
    if (group === undefined) {
      groups.set(edge[by], [edge[other]]);
    } else {
      group.push(edge[other]);
    }
  }
  return groups;
}
