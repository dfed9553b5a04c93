import type { ELK, ElkNode } from 'elkjs/lib/elk-api';

/** The layout engine, in a thread of its own: laying out some thousand nodes takes seconds. */
export class LayoutWorker {
  private elk: Promise<ELK> | undefined;
  private busy = false;

  async layout(graph: ElkNode): Promise<ElkNode> {
    if (this.busy) {
      // What is being laid out is wanted no more, and the engine cannot be told to stop.
      this.end();
    }
    this.elk ??= start();
    const mine = this.elk;
    this.busy = true;
    try {
      return await (await mine).layout(graph);
    } finally {
      if (this.elk === mine) {
        this.busy = false;
      }
    }
  }

  end() {
    // One that could not be started need not be ended.
    this.elk?.then(
      (elk) => elk.terminateWorker(),
      () => undefined,
    );
    this.elk = undefined;
    this.busy = false;
  }
}

/** Loaded where a graph is shown, and nowhere else: the engine is larger than all else of the site. */
async function start(): Promise<ELK> {
  const [{ default: Elk }, { default: url }] = await Promise.all([
    import('elkjs/lib/elk-api'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  return new Elk({ workerFactory: () => new Worker(url) });
}
