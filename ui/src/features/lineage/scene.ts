import type { LineageNode } from '../../api/types';
import type { Graph } from './graph';
import type { NodeId } from './nodeId';
import type { Rest, Shown } from './shown';

export const CARD_WIDTH = 224;
export const CARD_HEIGHT = 46;
export const JOB_WIDTH = 176;
export const JOB_HEIGHT = 34;
export const REST_WIDTH = 112;
export const REST_HEIGHT = 28;
export const ROW_HEIGHT = 22;
/** A dataset lists so many columns, unless it is asked for all. */
export const FEW_ROWS = 12;

/** Something that has a place in the picture. */
export type Item = { id: string; width: number; height: number } & (
  | { kind: 'dataset' | 'job'; node: LineageNode; rows: string[]; moreRows: number }
  | { kind: 'rest'; rest: Rest }
);

/** Something that is drawn between two items. `masked`: no value goes on as it was. */
export type Line = { id: string; from: string; to: string; masked: boolean; loose: boolean };

export type Scene = { items: Item[]; lines: Line[]; key: string };

type How = { columns: boolean; allRows: Set<NodeId> };

/** What the picture consists of, before anything has a place. With columns, jobs that link two datasets become lines. */
export function sceneOf(graph: Graph, shown: Shown, focus: NodeId, how: How): Scene {
  const inLine = how.columns ? linkingJobs(shown, focus) : new Set<NodeId>();
  const items: Item[] = shown.nodes
    .filter((node) => !inLine.has(node.id))
    .map((node) => itemOf(node, how, graph.columns.get(node.id) ?? []));
  const lines = linesOf(shown, inLine);
  for (const rest of shown.rests) {
    if (inLine.has(rest.hub)) {
      continue;
    }
    items.push({ id: rest.id, kind: 'rest', width: REST_WIDTH, height: REST_HEIGHT, rest });
    const [from, to] = rest.side === 'upstream' ? [rest.id, rest.hub] : [rest.hub, rest.id];
    lines.push({ id: `${from}\n${to}`, from, to, masked: false, loose: true });
  }
  return { items, lines, key: keyOf(items, lines) };
}

function itemOf(node: LineageNode, { columns, allRows }: How, names: string[]): Item {
  if (node.kind === 'job') {
    return { id: node.id, kind: 'job', width: JOB_WIDTH, height: JOB_HEIGHT, node, rows: [], moreRows: 0 };
  }
  const rows = !columns ? [] : allRows.has(node.id) ? names : few(names);
  const moreRows = columns ? names.length - rows.length : 0;
  const lower = rows.length === 0 ? 0 : (rows.length + (moreRows > 0 ? 1 : 0)) * ROW_HEIGHT + 6;
  return {
    id: node.id,
    kind: 'dataset',
    width: CARD_WIDTH,
    height: CARD_HEIGHT + lower,
    node,
    rows,
    moreRows,
  };
}

/** One more than few is not worth a button. */
function few(names: string[]): string[] {
  return names.length <= FEW_ROWS + 1 ? names : names.slice(0, FEW_ROWS);
}

function linkingJobs(shown: Shown, focus: NodeId): Set<NodeId> {
  const read = new Set(shown.edges.map((edge) => edge.to));
  const wrote = new Set(shown.edges.map((edge) => edge.from));
  return new Set(
    shown.nodes
      .filter(({ id, kind }) => kind === 'job' && id !== focus && read.has(id) && wrote.has(id))
      .map(({ id }) => id),
  );
}

function linesOf(shown: Shown, inLine: Set<NodeId>): Line[] {
  const lines = new Map<string, Line>();
  const add = (from: NodeId, to: NodeId, masked: boolean) => {
    const id = `${from}\n${to}`;
    lines.set(id, { id, from, to, masked: masked && (lines.get(id)?.masked ?? true), loose: false });
  };
  const outputs = new Map<NodeId, { to: NodeId; masked: boolean }[]>();
  for (const { from, to, masked } of shown.edges) {
    if (inLine.has(from)) {
      outputs.set(from, [...(outputs.get(from) ?? []), { to, masked }]);
    } else if (!inLine.has(to)) {
      add(from, to, masked);
    }
  }
  for (const { from, to, masked } of shown.edges) {
    if (inLine.has(to)) {
      outputs.get(to)?.forEach((output) => add(from, output.to, masked || output.masked));
    }
  }
  return [...lines.values()];
}

/** Equal for what needs no other layout. */
function keyOf(items: Item[], lines: Line[]): string {
  return [
    ...items.map(({ id, width, height }) => `${id} ${width} ${height}`),
    ...lines.map(({ id }) => id),
  ].join('\n');
}
