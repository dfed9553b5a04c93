import { useEffect, useRef, useState } from 'react';
import { laidOut, type Layout, NOTHING } from './layout';
import { LayoutWorker } from './layoutWorker';
import type { Scene } from './scene';

export type Drawn = { scene: Scene; layout: Layout; millis: number };

const EMPTY: Drawn = { scene: { items: [], lines: [], key: '' }, layout: NOTHING, millis: 0 };

/**
 * The last scene that was laid out, together with its layout: while the next one is under way, the former stays.
 *
 * @returns `error` if the engine could not be started
 */
export function useLayout(scene: Scene): { drawn: Drawn; underWay: boolean; error: unknown } {
  const worker = useRef<LayoutWorker>(undefined);
  const [drawn, setDrawn] = useState(EMPTY);
  const [error, setError] = useState<unknown>();
  const latest = useRef(scene);
  latest.current = scene;

  useEffect(() => {
    let wanted = true;
    const asked = latest.current;
    const begin = performance.now();
    worker.current ??= new LayoutWorker();
    laidOut(worker.current, asked).then(
      (layout) => {
        if (wanted) {
          setDrawn({ scene: asked, layout, millis: performance.now() - begin });
          setError(undefined);
        }
      },
      (thrown: unknown) => wanted && setError(thrown),
    );
    return () => {
      wanted = false;
    };
  }, [scene.key]);

  useEffect(
    () => () => {
      worker.current?.end();
      worker.current = undefined;
    },
    [],
  );

  // What has the same places may have other words on it.
  const current = drawn.scene.key === scene.key ? { ...drawn, scene } : drawn;
  return { drawn: current, underWay: drawn.scene.key !== scene.key, error };
}
