// Drives the site in a real browser, as a person would, against a running service (or the fake of dev/).
//   node e2e/run.mjs [--base http://127.0.0.1:8080] [--shots DIR] [--slow ROOT] [--only crawling]
// With --slow, a lake at ROOT whose crawl takes a while is added, crawled, paused, resumed and cancelled.
// Exit codes: 0 all good; 1 something is not as it should be; 77 there is no browser on this machine, nothing was tested.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHROMIUM, openBrowser } from './browser.mjs';
import { textsOfLowContrast } from './contrast.mjs';
import { crawling } from './crawling.mjs';
import { journey } from './journey.mjs';

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080' },
    shots: { type: 'string' },
    slow: { type: 'string' },
    only: { type: 'string' },
  },
});
const base = options.base.replace(/\/$/, '');
const WIDE = { width: 1360, height: 860 };
const NARROW = { width: 1000, height: 800 };
const PATIENCE = 15_000;

const browser = await openBrowser();
if (browser === undefined) {
  console.error(
    `*** SKIPPED: there is no Chromium at ${CHROMIUM}. The site was NOT tested in a browser. ***`,
  );
  console.error('*** Install it (apt-get install chromium), or name another in WEIR_CHROMIUM. ***');
  process.exit(77);
}

let failures = 0;
try {
  if (options.slow !== undefined) {
    await crawl();
  }
  if (options.only !== 'crawling') {
    const places = await walk();
    if (failures === 0) {
      await look(places);
    }
  }
} finally {
  await browser.close();
}
console.log(
  failures === 0
    ? `The site is as it should be at ${base}.`
    : `${failures} of the expectations do not hold at ${base}.`,
);
process.exit(failures === 0 ? 0 : 1);

/** The life of a crawl; its pages are looked at on the way. */
async function crawl() {
  const page = await openPage('light', WIDE);
  for (const [name, step] of Object.entries(crawling(page, base, options.slow))) {
    if (!(await holds(name, step))) {
      await shoot(page, 'failed');
      break;
    }
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await shoot(page, `crawling-${name.replaceAll(/[^a-z]+/g, '-')}-${scheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  // What the service refuses on purpose is an answer, and Chromium notes it.
  page.complaints = page.complaints.filter((complaint) => !complaint.includes('status of 4'));
  await expectQuiet(page);
  await page.context().close();
}

/** Every step of the journey in turn; returns the addresses of the pages it met, by name. */
async function walk() {
  const page = await openPage('light', WIDE);
  const places = {
    overview: '/',
    search: '/search?q=contact+email',
    'search-columns': '/search?q=email&type=column',
    datasets: '/datasets',
    scorecards: '/scorecards',
    'scorecards-domains': '/scorecards?view=domains',
    glossary: '/words/term',
    'glossary-new': '/words/domain?add=yes',
    term: '/words/term/contact',
    metric: '/words/metric/pipeline',
    'not-found': '/no/such/page',
  };
  for (const [name, step] of Object.entries(journey(page, base))) {
    if (!(await holds(name, step))) {
      await shoot(page, 'failed');
      break;
    }
    const { pathname, search } = new URL(page.url());
    const tab = new URLSearchParams(search).get('tab');
    if (/^\/datasets\/./.test(pathname)) {
      places['dataset-schema'] = pathname;
      places[`dataset-${tab ?? 'schema'}`] = pathname + (tab === null ? '' : search);
    } else if (/^\/lakes\/./.test(pathname)) {
      places[`lake-${tab ?? 'preview'}`] = pathname + search;
    } else if (pathname === '/lakes') {
      places[search === '' ? 'lakes' : 'lakes-add'] = pathname + search;
    } else if (/^\/rulesets\/./.test(pathname)) {
      places.ruleset = pathname;
      places[`ruleset-${tab ?? 'rules'}`] = pathname + search;
    } else if (pathname === '/lineage') {
      const words = new URLSearchParams(search);
      const shown = ['columns', 'view', 'asOf', 'panel'].filter((word) => words.has(word));
      places[['lineage', ...(words.has('node') ? ['of', ...shown] : [])].join('-')] = pathname + search;
    } else if (/^\/(jobs|job|runs|dead-letters)(\/|$)/.test(pathname)) {
      places[pathname.split('/')[1]] = pathname + search;
    } else if (pathname.startsWith('/batches/')) {
      places.batch = pathname;
    } else if (pathname === '/quarantine' || pathname === '/tags' || pathname.startsWith('/crawls')) {
      places[pathname.split('/')[1]] = pathname;
    }
  }
  await expectQuiet(page);
  await page.context().close();
  return places;
}

/** Each page in both schemes: readable, and at the narrow width without scrolling sideways. */
async function look(places) {
  for (const scheme of ['light', 'dark']) {
    const page = await openPage(scheme, WIDE);
    for (const [name, path] of Object.entries(places)) {
      await page.setViewportSize(WIDE);
      await page.goto(base + path);
      await settle(page);
      await shoot(page, `${name}-${scheme}`);
      await holds(`${name}, ${scheme}: every text has enough contrast`, async () => {
        const low = await page.evaluate(textsOfLowContrast);
        if (low.length > 0) {
          throw new Error(low.join('; '));
        }
      });
      await page.setViewportSize(NARROW);
      await holds(`${name}, ${scheme}: no sideways scrolling at ${NARROW.width} px`, async () => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) {
          throw new Error(`${over} px too wide`);
        }
      });
    }
    await expectQuiet(page);
    await page.context().close();
  }
}

async function openPage(colorScheme, viewport) {
  const context = await browser.newContext({
    colorScheme,
    viewport,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  page.on('requestfailed', (request) => {
    // What a page left behind when it was left is no fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      page.complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  return page;
}

async function expectQuiet(page) {
  await holds('the browser has nothing to complain of', async () => {
    if (page.complaints.length > 0) {
      throw new Error(page.complaints.join('; '));
    }
  });
}

async function holds(name, step) {
  try {
    await step();
    console.log(`  ok      ${name}`);
    return true;
  } catch (error) {
    failures++;
    console.log(`  NOT OK  ${name}\n          ${String(error.message).replaceAll('\n', '\n          ')}`);
    return false;
  }
}

/** Nothing is loading any more. */
async function settle(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(
    () => document.querySelector('[role="status"][aria-label="Loading"], .mantine-Skeleton-root') === null,
  );
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
}

async function shoot(page, name) {
  if (options.shots !== undefined) {
    mkdirSync(options.shots, { recursive: true });
    await page.screenshot({ path: join(options.shots, `${name}.png`) });
  }
}
