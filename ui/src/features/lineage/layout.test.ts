import Elk from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { anAnswer, flow, table } from '../../test/lineage';
import { merged } from './graph';
import { LARGE, laidOut, type Layout } from './layout';
import { quicklyLaidOut } from './quickLayout';
import { type Scene, sceneOf } from './scene';
import { restId, shownOf } from './shown';
import { meets } from './viewport';

const elk = new Elk();

function sceneAround(answer: ReturnType<typeof anAnswer>): Scene {
  const graph = merged([answer]);
  const open = new Set([restId('downstream', answer.focus)]);
  const shown = shownOf(graph, answer.focus, new Set(), open);
  return sceneOf(graph, shown, answer.focus, { columns: false, allRows: new Set() });
}

function expectNothingOverlaps(layout: Layout) {
  const boxes = [...layout.boxes.values()];
  const overlapping = boxes.filter((box, index) => boxes.slice(index + 1).some((other) => meets(box, other)));
  expect(overlapping).toEqual([]);
}

const chain = anAnswer(table('b'), [...flow(['a', 'x'], 'clean', ['b']), ...flow(['b'], 'sum', ['c', 'd'])]);

const ways = {
  ELK: (scene: Scene) => laidOut(elk, scene),
  'the quick way': async (scene: Scene) => quicklyLaidOut(scene),
};

test.each(Object.entries(ways))('%s lets data flow to the right, without overlaps', async (_, way) => {
  const scene = sceneAround(chain);

  const layout = await way(scene);

  expectNothingOverlaps(layout);
  for (const { from, to } of scene.lines) {
    const [source, target] = [layout.boxes.get(from)!, layout.boxes.get(to)!];
    expect(source.x + source.width).toBeLessThan(target.x);
  }
  expect(layout.lines.size).toBe(scene.lines.length);
});

test.each(Object.entries(ways))('%s lays out a circle', async (_, way) => {
  const scene = sceneAround(
    anAnswer(table('a'), [...flow(['a'], 'there', ['b']), ...flow(['b'], 'back', ['a'])]),
  );

  const layout = await way(scene);

  expect(layout.boxes.size).toBe(4);
  expectNothingOverlaps(layout);
});

test('what is large is laid out the quick way', async () => {
  const readers = Array.from({ length: LARGE }, (_, index) => flow(['hub'], `read-${index}`, [])).flat();
  const scene = sceneAround(anAnswer(table('hub'), readers));
  const never = { layout: () => Promise.reject(new Error('not for that many')) };

  const layout = await laidOut(never, scene);

  expect(layout.boxes.size).toBe(LARGE + 1);
  expectNothingOverlaps(layout);
});

test('the quick way puts a box in the middle of what it is linked with', () => {
  const scene = sceneAround(anAnswer(table('a'), flow(['a'], 'split', ['b', 'c', 'd'])));

  const layout = quicklyLaidOut(scene);

  const middles = ['b', 'c', 'd']
    .map((name) => layout.boxes.get(table(name))!)
    .map(({ y, height }) => y + height / 2);
  const source = layout.boxes.get(table('a'))!;
  expect(source.y + source.height / 2).toBeCloseTo(middles.reduce((sum, one) => sum + one, 0) / 3, 0);
});
