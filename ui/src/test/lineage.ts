import type { LineageAnswer, LineageColumnEdge, LineageEdge, LineageNode } from '../api/types';
import { datasetColumn, datasetNode, jobNode } from '../features/lineage/nodeId';

export const table = (name: string) => datasetNode('file', `/lake/${name}`);
export const job = (name: string) => jobNode('acme', name);
export const column = (dataset: string, name: string) => datasetColumn(table(dataset), name);

const SEEN = { firstSeen: '2026-10-12T06:00:00Z', lastSeen: '2026-10-28T06:00:00Z' };

/** A job that reads some datasets and writes others, as edges. */
export function flow(
  from: string[],
  by: string,
  to: string[],
  told: Partial<LineageEdge> = {},
): LineageEdge[] {
  const edge = { job: job(by), kinds: [], masked: false, ...SEEN, ...told };
  return [
    ...from.map((one) => ({ ...edge, from: table(one), to: job(by) })),
    ...to.map((one) => ({ ...edge, from: job(by), to: table(one) })),
  ];
}

export function columnEdge(
  from: [dataset: string, column: string],
  to: [dataset: string, column: string],
  told: Partial<LineageColumnEdge> = {},
): LineageColumnEdge {
  return {
    from: column(...from),
    to: column(...to),
    job: job('clean'),
    kinds: ['identity'],
    maskedKinds: [],
    direct: true,
    masked: false,
    ...SEEN,
    ...told,
  };
}

/** An answer with the nodes that these edges speak of; `more` says of a node how many neighbours it has in all. */
export function anAnswer(
  focus: string,
  edges: LineageEdge[],
  {
    columnEdges = [],
    more = {},
  }: { columnEdges?: LineageColumnEdge[]; more?: Record<string, Partial<LineageNode>> } = {},
): LineageAnswer {
  const ids = [...new Set([focus, ...edges.flatMap(({ from, to }) => [from, to])])];
  return {
    focus,
    nodes: ids.map((id) => ({
      id,
      kind: id.startsWith('job:') ? 'job' : 'dataset',
      namespace: id.startsWith('job:') ? 'acme' : 'file',
      name: id.split(':').slice(2).join(':'),
      depth: 0,
      upstream: edges.filter(({ to }) => to === id).length,
      downstream: edges.filter(({ from }) => from === id).length,
      ...more[id],
    })),
    edges,
    columns: [],
    columnEdges,
    watermark: '7',
    truncated: false,
  };
}
