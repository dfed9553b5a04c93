import type { Box, Layout, Point } from './layout';
import type { Scene } from './scene';

const BETWEEN_LAYERS = 88;
const BETWEEN_BOXES = 14;
const SWEEPS = 6;

type Placed = { index: number; layer: number; middle: number; before: number[]; after: number[] };

/**
 * For pictures of thousands of boxes, in time that grows with their number only: layers by the longest way, their order by
 * the mean place of the neighbours, lines straight.
 *
 * @see https://doi.org/10.1109/TSMC.1981.4308636 (Sugiyama, Tagawa, Toda: layers and barycentres)
 */
export function quicklyLaidOut(scene: Scene): Layout {
  const placed = linked(scene);
  assignLayers(placed);
  const layers: Placed[][] = [];
  placed.forEach((one) => (layers[one.layer] ??= []).push(one));
  layers.forEach((layer) => stack(scene, layer));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forth = sweep % 2 === 0;
    for (const layer of forth ? layers : [...layers].reverse()) {
      follow(scene, placed, layer, forth ? 'before' : 'after');
    }
  }
  return drawn(scene, layers);
}

function linked(scene: Scene): Placed[] {
  const number = new Map(scene.items.map(({ id }, index) => [id, index]));
  const placed = scene.items.map((_, index): Placed => ({
    index,
    layer: 0,
    middle: 0,
    before: [],
    after: [],
  }));
  for (const { from, to } of scene.lines) {
    const [a, b] = [number.get(from)!, number.get(to)!];
    placed[a]!.after.push(b);
    placed[b]!.before.push(a);
  }
  return placed;
}

/** Each behind all that is before it; in a circle, behind those that came first. */
function assignLayers(placed: Placed[]) {
  const waiting = placed.map(({ before }) => before.length);
  const done = new Set<number>();
  const ready = placed.filter(({ before }) => before.length === 0).map(({ index }) => index);
  let next = 0;
  while (done.size < placed.length) {
    if (ready.length === 0) {
      // All that is left is in circles, or behind one.
      while (done.has(next)) {
        next++;
      }
      ready.push(next);
    }
    const index = ready.pop()!;
    if (done.has(index)) {
      continue;
    }
    done.add(index);
    const one = placed[index]!;
    for (const other of one.after) {
      if (!done.has(other)) {
        placed[other]!.layer = Math.max(placed[other]!.layer, one.layer + 1);
        if (--waiting[other]! === 0) {
          ready.push(other);
        }
      }
    }
  }
}

function stack(scene: Scene, layer: Placed[]) {
  let y = 0;
  for (const one of layer) {
    const { height } = scene.items[one.index]!;
    one.middle = y + height / 2;
    y += height + BETWEEN_BOXES;
  }
}

/** Puts each box of a layer as close to its neighbours as the others let it. */
function follow(scene: Scene, placed: Placed[], layer: Placed[], side: 'before' | 'after') {
  const wanted = new Map(
    layer.map((one) => {
      const neighbours = one[side];
      const sum = neighbours.reduce((total, index) => total + placed[index]!.middle, 0);
      return [one, neighbours.length === 0 ? one.middle : sum / neighbours.length];
    }),
  );
  layer.sort((a, b) => wanted.get(a)! - wanted.get(b)!);
  let free = Number.NEGATIVE_INFINITY;
  let pushed = 0;
  for (const one of layer) {
    const half = scene.items[one.index]!.height / 2;
    one.middle = Math.max(wanted.get(one)!, free + half);
    free = one.middle + half + BETWEEN_BOXES;
    pushed += one.middle - wanted.get(one)!;
  }
  // All were pushed downwards: as a whole they go back by as much as they were pushed on average.
  layer.forEach((one) => (one.middle -= pushed / layer.length));
}

function drawn(scene: Scene, layers: Placed[][]): Layout {
  const boxes = new Map<string, Box>();
  const top = layers.flat().reduce((least, one) => Math.min(least, one.middle - heightOf(scene, one) / 2), 0);
  let x = 0;
  let height = 0;
  for (const layer of layers) {
    const width = layer.reduce((most, one) => Math.max(most, scene.items[one.index]!.width), 0);
    for (const one of layer) {
      const item = scene.items[one.index]!;
      const box = {
        x: x + (width - item.width) / 2,
        y: one.middle - item.height / 2 - top,
        width: item.width,
        height: item.height,
      };
      boxes.set(item.id, box);
      height = Math.max(height, box.y + box.height);
    }
    x += width + BETWEEN_LAYERS;
  }
  const lines = new Map<string, Point[]>();
  for (const { id, from, to } of scene.lines) {
    const [a, b] = [boxes.get(from)!, boxes.get(to)!];
    lines.set(id, [
      { x: a.x + a.width, y: a.y + a.height / 2 },
      { x: b.x, y: b.y + b.height / 2 },
    ]);
  }
  return { boxes, lines, width: Math.max(0, x - BETWEEN_LAYERS), height };
}

function heightOf(scene: Scene, one: Placed): number {
  return scene.items[one.index]!.height;
}
