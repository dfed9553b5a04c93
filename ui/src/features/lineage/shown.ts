import type { LineageEdge, LineageNode } from '../../api/types';
import { type Graph, neighbours, type Side } from './graph';
import type { NodeId } from './nodeId';

/** With more neighbours than this on one side, a node is a hub. */
export const HUB = 12;
/** So many neighbours of a hub are shown without being chosen. */
export const SHOWN_OF_HUB = 8;

/** The neighbours of a hub that are not shown. */
export type Rest = { id: string; hub: NodeId; side: Side; hidden: LineageNode[] };

export type Shown = {
  nodes: LineageNode[];
  edges: LineageEdge[];
  rests: Rest[];
};

/**
 * What is shown of a graph: what hangs together with the focus, of hubs only some neighbours.
 *
 * @param chosen neighbours of hubs that are shown all the same
 * @param open hubs whose neighbours are all shown, by `restId`
 */
export function shownOf(graph: Graph, focus: NodeId, chosen: Set<NodeId>, open: Set<string>): Shown {
  const visible = new Set<NodeId>([focus]);
  const rests: Rest[] = [];
  const queue = [focus];
  for (let at = 0; at < queue.length; at++) {
    const id = queue[at]!;
    for (const side of ['upstream', 'downstream'] as const) {
      const { some, hidden } = parted(graph, id, side, chosen, visible, open);
      for (const next of some) {
        if (!visible.has(next)) {
          visible.add(next);
          queue.push(next);
        }
      }
      if (hidden.length > 0) {
        rests.push({
          id: restId(side, id),
          hub: id,
          side,
          hidden: hidden.map((one) => graph.nodes.get(one)!),
        });
      }
    }
  }
  return {
    nodes: queue.flatMap((id) => graph.nodes.get(id) ?? []),
    edges: graph.edges.filter((edge) => visible.has(edge.from) && visible.has(edge.to)),
    // What was hidden behind one hub may have come in behind another.
    rests: rests
      .map((rest) => ({ ...rest, hidden: rest.hidden.filter((node) => !visible.has(node.id)) }))
      .filter((rest) => rest.hidden.length > 0),
  };
}

export function restId(side: Side, hub: NodeId): string {
  return `${side} ${hub}`;
}

function parted(
  graph: Graph,
  id: NodeId,
  side: Side,
  chosen: Set<NodeId>,
  visible: Set<NodeId>,
  open: Set<string>,
): { some: NodeId[]; hidden: NodeId[] } {
  const all = neighbours(graph, id, side);
  if (all.length <= HUB || open.has(restId(side, id))) {
    return { some: all, hidden: [] };
  }
  const wanted = (one: NodeId) => chosen.has(one) || visible.has(one);
  const some = all.filter(wanted);
  // Those that go on are worth more than dead ends.
  const others = all.filter((one) => !wanted(one)).sort(byReach(graph, side));
  const room = Math.max(0, SHOWN_OF_HUB - some.length);
  return { some: [...some, ...others.slice(0, room)], hidden: others.slice(room) };
}

function byReach(graph: Graph, side: Side) {
  const reach = (id: NodeId) => {
    const node = graph.nodes.get(id);
    return node === undefined ? 0 : side === 'upstream' ? node.upstream : node.downstream;
  };
  return (a: NodeId, b: NodeId) => reach(b) - reach(a) || (a < b ? -1 : 1);
}
