import type { Layout, Point } from './layout';
import type { Item } from './scene';
import { LEGIBLE, meets, seen, type Size, type View } from './viewport';
import type { Marked, Stroke, Wire } from './wires';

/** The colours of the page's scheme, as a canvas wants them. */
export type Colours = Record<'line' | 'faint' | 'accent' | 'masked' | 'dataset' | 'job' | 'focus', string>;

export type Picture = {
  items: Item[];
  layout: Layout;
  wires: Wire[];
  marked: Marked;
  focus: string | undefined;
};

type Pen = { colour: string; width: number; dash: number[]; arrow: boolean };

const CORNER = 9;
const ARROW = 5;

/** @param probe an element in the page, whose colour is changed and read: only so does light-dark() become one colour */
export function coloursOf(probe: HTMLElement): Colours {
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  return {
    line: colour('--idle-fill'),
    faint: colour('--line-strong'),
    accent: colour('--accent'),
    masked: colour('--hold-fill'),
    dataset: colour('--idle-fill'),
    job: colour('--line-strong'),
    focus: colour('--accent'),
  };
}

/** Draws what is in view, and nothing else: all lines, and from afar the boxes too. */
export function paint(
  context: CanvasRenderingContext2D,
  picture: Picture,
  view: View,
  screen: Size,
  colours: Colours,
) {
  const dots = window.devicePixelRatio || 1;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, screen.width * dots, screen.height * dots);
  context.setTransform(dots * view.zoom, 0, 0, dots * view.zoom, dots * view.x, dots * view.y);
  const area = seen(view, screen);
  const near = view.zoom >= LEGIBLE;
  // Thinner from afar, but never so thin that it fades.
  const thick = near ? 1 : Math.min(0.7 / view.zoom, 8);
  for (const [stroke, pen] of pens(colours)) {
    const wires = picture.wires.filter((wire) => wire.stroke === stroke && meets(area, wire.box));
    if (wires.length === 0) {
      continue;
    }
    context.strokeStyle = pen.colour;
    context.fillStyle = pen.colour;
    context.lineWidth = pen.width * thick;
    context.setLineDash(near ? pen.dash : []);
    context.beginPath();
    wires.forEach((wire) => trace(context, wire, near));
    context.stroke();
    if (near && pen.arrow) {
      context.beginPath();
      wires.forEach((wire) => arrow(context, wire.points.at(-1)!));
      context.fill();
    }
  }
  context.setLineDash([]);
  if (!near) {
    boxes(context, picture, area, colours);
  }
}

/** In the order in which they are drawn. */
function pens(colours: Colours): [Stroke, Pen][] {
  const { line, faint, accent, masked } = colours;
  return [
    ['dim', { colour: faint, width: 0.8, dash: [], arrow: false }],
    ['loose', { colour: faint, width: 1.2, dash: [2, 4], arrow: false }],
    ['usual', { colour: line, width: 1.3, dash: [], arrow: true }],
    ['indirect', { colour: line, width: 1.1, dash: [1.5, 4], arrow: true }],
    ['direct', { colour: line, width: 1.3, dash: [], arrow: true }],
    ['masked', { colour: masked, width: 1.5, dash: [7, 4], arrow: true }],
    ['markedIndirect', { colour: accent, width: 1.6, dash: [1.5, 4], arrow: true }],
    ['marked', { colour: accent, width: 2, dash: [], arrow: true }],
  ];
}

function trace(context: CanvasRenderingContext2D, { points, curved }: Wire, near: boolean) {
  const [first, ...rest] = points as [Point, ...Point[]];
  context.moveTo(first.x, first.y);
  if (curved) {
    const [one, two, last] = rest as [Point, Point, Point];
    context.bezierCurveTo(one.x, one.y, two.x, two.y, last.x, last.y);
    return;
  }
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next === undefined || !near) {
      context.lineTo(point.x, point.y);
      return;
    }
    const before = points[index]!;
    const radius = Math.min(CORNER, distance(before, point) / 2, distance(point, next) / 2);
    context.arcTo(point.x, point.y, next.x, next.y, radius);
  });
}

/** Data flows to the right, and so does every line at its end. */
function arrow(context: CanvasRenderingContext2D, { x, y }: Point) {
  context.moveTo(x, y);
  context.lineTo(x - ARROW - 1, y - ARROW * 0.75);
  context.lineTo(x - ARROW - 1, y + ARROW * 0.75);
  context.closePath();
}

function boxes(
  context: CanvasRenderingContext2D,
  picture: Picture,
  area: ReturnType<typeof seen>,
  colours: Colours,
) {
  const colourOf = ({ id, kind }: Item) =>
    id === picture.focus || picture.marked?.has(id) ? 'focus' : kind === 'dataset' ? 'dataset' : 'job';
  for (const colour of ['job', 'dataset', 'focus'] as const) {
    context.fillStyle = colours[colour];
    for (const item of picture.items) {
      const box = picture.layout.boxes.get(item.id);
      if (box !== undefined && colourOf(item) === colour && meets(area, box)) {
        context.fillRect(box.x, box.y, box.width, box.height);
      }
    }
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
