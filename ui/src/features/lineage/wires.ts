import type { LineageColumnEdge } from '../../api/types';
import type { Box, Layout, Point } from './layout';
import { columnName, type NodeId, tableOf } from './nodeId';
import { CARD_HEIGHT, type Item, ROW_HEIGHT, type Scene } from './scene';

/** How a line looks. What is masked is dashed, what is indirect dotted: by shape as well as by colour. */
export type Stroke =
  'usual' | 'masked' | 'loose' | 'direct' | 'indirect' | 'marked' | 'markedIndirect' | 'dim';

/** Something to draw, with the box it is in. `curved`: the four points of a Bézier curve, else a polyline. */
export type Wire = { points: Point[]; stroke: Stroke; curved: boolean; box: Box };

/** What is emphasised: items, columns, and the lines between two of these. */
export type Marked = Set<string> | undefined;

/** Lines between cards; with columns these are faint, and the lines between columns are in front of them. */
export function wiresOf(
  scene: Scene,
  layout: Layout,
  columnEdges: LineageColumnEdge[] | undefined,
  marked: Marked,
): Wire[] {
  const told = new Set(columnEdges?.map((edge) => `${tableOf(edge.from)}\n${tableOf(edge.to)}`));
  const tables = scene.lines.flatMap((line) => {
    const points = layout.lines.get(line.id);
    if (points === undefined) {
      return [];
    }
    const columnsTellIt = told.has(`${line.from}\n${line.to}`);
    const stroke: Stroke = columnsTellIt
      ? 'dim'
      : marked?.has(line.from) && marked.has(line.to)
        ? 'marked'
        : line.loose
          ? 'loose'
          : line.masked
            ? 'masked'
            : 'usual';
    return columnsTellIt ? [] : [wire(points, stroke, false)];
  });
  return [...tables, ...columnWires(scene, layout, columnEdges ?? [], marked)];
}

function columnWires(scene: Scene, layout: Layout, edges: LineageColumnEdge[], marked: Marked): Wire[] {
  const items = new Map(scene.items.map((item) => [item.id, item]));
  const place = (column: NodeId, right: boolean): Point | undefined => {
    const item = items.get(tableOf(column));
    const box = layout.boxes.get(tableOf(column));
    return item === undefined || box === undefined
      ? undefined
      : { x: right ? box.x + box.width : box.x, y: box.y + heightOf(item, columnName(column)) };
  };
  const wires = edges.flatMap((edge) => {
    const from = place(edge.from, true);
    const to = place(edge.to, false);
    if (from === undefined || to === undefined || tableOf(edge.from) === tableOf(edge.to)) {
      return [];
    }
    return [wire(curve(from, to), strokeOf(edge, marked), true)];
  });
  // What is emphasised is drawn last, and so in front.
  return wires.sort((a, b) => Number(a.stroke.startsWith('marked')) - Number(b.stroke.startsWith('marked')));
}

function strokeOf(edge: LineageColumnEdge, marked: Marked): Stroke {
  if (marked !== undefined) {
    const onPath = marked.has(edge.from) && marked.has(edge.to);
    return !onPath ? 'dim' : edge.direct ? 'marked' : 'markedIndirect';
  }
  return !edge.direct ? 'indirect' : edge.masked ? 'masked' : 'direct';
}

/** Where a column's row is in its card; columns that are not listed are at the row that tells how many more there are. */
function heightOf(item: Item, column: string): number {
  if (item.kind === 'rest' || column === '' || item.rows.length === 0) {
    return CARD_HEIGHT / 2;
  }
  const row = item.rows.indexOf(column);
  return CARD_HEIGHT + (row < 0 ? item.rows.length : row) * ROW_HEIGHT + ROW_HEIGHT / 2;
}

function curve(from: Point, to: Point): Point[] {
  const reach = Math.max(32, Math.abs(to.x - from.x) * 0.45);
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to];
}

function wire(points: Point[], stroke: Stroke, curved: boolean): Wire {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  // A straight line has no height, but is to be seen all the same.
  return {
    points,
    stroke,
    curved,
    box: { x: x - 1, y: y - 1, width: Math.max(...xs) - x + 2, height: Math.max(...ys) - y + 2 },
  };
}
