import type { ElkNode } from 'elkjs/lib/elk-api';
import { quicklyLaidOut } from './quickLayout';
import type { Scene } from './scene';

export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };

/** Where everything is. Lines are polylines, from a right edge to a left edge where data flows to the right. */
export type Layout = { boxes: Map<string, Box>; lines: Map<string, Point[]>; width: number; height: number };

export const NOTHING: Layout = { boxes: new Map(), lines: new Map(), width: 0, height: 0 };

/** With more boxes than this, ELK takes longer than a person wants to wait: 7 s for 1,500, two minutes for 5,000. */
export const LARGE = 600;

/** @see https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '64',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.mergeEdges': 'true',
  // What is at the end of the list, such as the rest of a hub, stays at the end.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.favorStraightEdges': 'false',
};

/** Lays out from left to right. */
export async function laidOut(
  elk: { layout: (graph: ElkNode) => Promise<ElkNode> },
  scene: Scene,
): Promise<Layout> {
  if (scene.items.length > LARGE) {
    return quicklyLaidOut(scene);
  }
  // ELK's ids stay short: some of ours are a hundred letters long, and all of them cross to the worker and back.
  const number = new Map(scene.items.map(({ id }, index) => [id, index]));
  const answer = await elk.layout({
    id: 'all',
    layoutOptions: OPTIONS,
    children: scene.items.map(({ width, height }, index) => ({ id: `n${index}`, width, height })),
    edges: scene.lines.map(({ from, to }, index) => ({
      id: `e${index}`,
      sources: [`n${number.get(from)}`],
      targets: [`n${number.get(to)}`],
    })),
  });
  return read(answer, scene);
}

function read(answer: ElkNode, scene: Scene): Layout {
  const boxes = new Map<string, Box>();
  for (const { id, x = 0, y = 0, width = 0, height = 0 } of answer.children ?? []) {
    boxes.set(scene.items[Number(id.slice(1))]!.id, { x, y, width, height });
  }
  const lines = new Map<string, Point[]>();
  for (const { id, sections } of answer.edges ?? []) {
    const section = sections?.[0];
    if (section !== undefined) {
      const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
      lines.set(scene.lines[Number(id.slice(1))]!.id, points);
    }
  }
  return { boxes, lines, width: answer.width ?? 0, height: answer.height ?? 0 };
}
