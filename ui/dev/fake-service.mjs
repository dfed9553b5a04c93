// Answers as the service does, from made-up data, and serves the built site: for work on the site without a JVM.
//   node dev/fake-service.mjs [--port 8080] [--slow MILLIS] [--empty]
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import * as lake from './fake-data.mjs';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    slow: { type: 'string', default: '0' },
    empty: { type: 'boolean', default: false },
  },
});
const DIST = new URL('../dist', import.meta.url).pathname;
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

class Problem extends Error {
  constructor(status, code, title, detail) {
    super(detail);
    this.body = {
      type: `https://weir.dev/problems/${code}`,
      title,
      status,
      detail,
      code,
      requestId: Math.random().toString(16).slice(2, 14),
    };
  }
}

const found = (thing, what, id) => {
  if (thing === undefined) {
    throw new Problem(
      404,
      `${what}-not-found`,
      `No such ${what}`,
      `There is no ${what} with the id ${id}. It may have been left behind by an older lake; look for it in the list.`,
    );
  }
  return thing;
};

const page = (items, query) => {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  const next = from + limit < items.length ? { next: String(from + limit) } : {};
  return { items: options.empty ? [] : items.slice(from, from + limit), ...(options.empty ? {} : next) };
};

const is = (query, key) => (item) => query.get(key) === null || item[key] === query.get(key);
const withFailedRules = (batch) => ({
  ...batch,
  failedRules: batch.outcomes
    .filter((one) => one.outcome !== 'passed')
    .sort((a, b) => b.failingRows - a.failingRows),
});
const summary = (batch) => {
  const { outcomes, steps, publishedFiles, quarantinedFiles, ...rest } = withFailedRules(batch);
  return rest;
};

const routes = [
  [
    'status',
    () =>
      options.empty
        ? {
            ...lake.status(),
            datasets: 0,
            lakes: 0,
            batches: { published: 0, quarantined: 0, held: 0, open: 0 },
          }
        : lake.status(),
  ],
  ['lakes', (_id, query) => page(lake.lakes, query)],
  ['crawls', (_id, query) => page(lake.crawls(), query)],
  [
    'crawls/:id',
    (id) =>
      found(
        lake.crawls().find((one) => one.id === id),
        'crawl',
        id,
      ),
  ],
  ['crawls/:id/findings', (_id, query) => page(lake.findings, query)],
  [
    'datasets',
    (_id, query) =>
      page(
        lake.datasets
          .filter(is(query, 'lake'))
          .filter(is(query, 'zone'))
          .filter(is(query, 'format'))
          .filter((one) => one.alias.includes((query.get('q') ?? '').toLowerCase()))
          .map(({ columns, createdAt, ...rest }) => rest),
        query,
      ),
  ],
  [
    'datasets/:id',
    (id) =>
      found(
        lake.datasets.find((one) => one.id === id),
        'dataset',
        id,
      ),
  ],
  [
    'datasets/:id/versions',
    (id, query) =>
      page(
        lake.versionsOf(
          found(
            lake.datasets.find((one) => one.id === id),
            'dataset',
            id,
          ),
        ),
        query,
      ),
  ],
  [
    'datasets/:id/partitions',
    (id, query) =>
      page(
        lake.partitionsOf(
          found(
            lake.datasets.find((one) => one.id === id),
            'dataset',
            id,
          ),
        ),
        query,
      ),
  ],
  [
    'batches',
    (_id, query) =>
      page(
        lake.batches
          .filter(is(query, 'state'))
          .filter(is(query, 'dataset'))
          .filter(is(query, 'ruleset'))
          .filter((one) => query.get('withFailures') !== 'true' || (one.rowsFailed ?? 0) > 0)
          .map(summary),
        query,
      ),
  ],
  [
    'batches/:id',
    (id) =>
      found(
        lake.batches.map(withFailedRules).find((one) => one.id === id),
        'batch',
        id,
      ),
  ],
  [
    'batches/:id/failing-rows',
    (id, query) =>
      page(
        lake.failingRowsOf(
          found(
            lake.batches.find((one) => one.id === id),
            'batch',
            id,
          ),
        ),
        query,
      ),
  ],
];

function answer(path, query) {
  for (const [pattern, handler] of routes) {
    const match = new RegExp(`^/api/v1/${pattern.replace(':id', '([^/]+)')}$`).exec(path);
    if (match !== null) {
      return handler(match[1], query);
    }
  }
  throw new Problem(404, 'route-not-found', 'No such path', `Nothing answers at ${path}.`);
}

function sendJson(response, status, type, body) {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
}

function sendFile(response, path) {
  const wanted = join(DIST, normalize(path));
  const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html');
  if (!existsSync(file)) {
    response.writeHead(404).end('The site is not built yet: npm run build');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://fake');
  if (!url.pathname.startsWith('/api/')) {
    sendFile(response, decodeURIComponent(url.pathname));
    return;
  }
  setTimeout(() => {
    try {
      sendJson(response, 200, 'application/json', answer(url.pathname, url.searchParams));
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      sendJson(response, error.body.status, 'application/problem+json', error.body);
    }
  }, Number(options.slow));
}).listen(Number(options.port), '127.0.0.1', () =>
  console.log(`The fake service is at http://127.0.0.1:${options.port}`),
);
