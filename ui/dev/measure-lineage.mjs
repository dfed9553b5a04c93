// How usable the picture of a large graph is, in a real browser over the made graphs of the fake service.
//   node dev/fake-service.mjs --port 8099 & node dev/measure-lineage.mjs --base http://127.0.0.1:8099 [SIZE ...]
import { parseArgs } from 'node:util';
import { openBrowser } from '../e2e/browser.mjs';

const { values, positionals } = parseArgs({
  options: { base: { type: 'string', default: 'http://127.0.0.1:8080' } },
  allowPositionals: true,
});
const FRAMES = 120;

const browser = await openBrowser();
try {
  for (const size of positionals.length === 0 ? ['500', '5000'] : positionals) {
    console.log(`${size} nodes: ${JSON.stringify(await measured(size))}`);
  }
} finally {
  await browser.close();
}

async function measured(size) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  await page.goto(`${values.base}/lineage?node=dataset%3Amade%3A${size}&limit=5000`);
  const state = page.locator('[data-millis]:not([data-millis="0"])');
  await state.waitFor({ state: 'attached', timeout: 120_000 });
  const layoutMillis = Number(await state.getAttribute('data-millis'));
  const near = await framesOf(page, 'ArrowRight', 'ArrowLeft');
  const zooming = await framesOf(page, '+', '-');
  await page.getByRole('button', { name: 'Show all' }).click();
  const whole = await framesOf(page, 'ArrowRight', 'ArrowLeft');
  await page.close();
  return { layoutMillis, near, zooming, whole };
}

/** Moves there and back, once a frame. @returns milliseconds from frame to frame */
async function framesOf(page, there, back) {
  const times = await page.evaluate(
    async ([keys, count]) => {
      const region = document.querySelector('[role="region"][aria-label^="Picture"]');
      const times = [];
      let last = performance.now();
      for (let frame = 0; frame < count; frame++) {
        const key = keys[frame % 20 < 10 ? 0 : 1];
        region.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times.sort((a, b) => a - b);
    },
    [[there, back], FRAMES],
  );
  const at = (share) => Number(times[Math.floor(share * (times.length - 1))].toFixed(1));
  return { median: at(0.5), p95: at(0.95), greatest: at(1) };
}
