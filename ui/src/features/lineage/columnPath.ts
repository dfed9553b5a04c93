import type { LineageColumnEdge } from '../../api/types';
import type { NodeId } from './nodeId';

/** Every column that a column comes from or goes to, itself included. */
export function columnPath(edges: LineageColumnEdge[], column: NodeId): Set<NodeId> {
  const before = index(edges, 'to', 'from');
  const after = index(edges, 'from', 'to');
  return new Set([...reached(before, column), ...reached(after, column)]);
}

function reached(next: Map<NodeId, NodeId[]>, start: NodeId): Set<NodeId> {
  const seen = new Set([start]);
  for (const id of seen) {
    next.get(id)?.forEach((one) => seen.add(one));
  }
  return seen;
}

function index(edges: LineageColumnEdge[], by: 'from' | 'to', other: 'from' | 'to'): Map<NodeId, NodeId[]> {
  const found = new Map<NodeId, NodeId[]>();
  for (const edge of edges) {
    found.set(edge[by], [...(found.get(edge[by]) ?? []), edge[other]]);
  }
  return found;
}
