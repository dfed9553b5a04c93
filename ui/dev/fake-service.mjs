// Answers as the service does, from made-up data, and serves the built site: for work on the site without a JVM.
//   node dev/fake-service.mjs [--port 8080] [--slow MILLIS] [--empty]
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import * as lake from './fake-data.mjs';
import * as lineage from './fake-lineage.mjs';
import * as words from './fake-words.mjs';
import * as search from './fake-search.mjs';

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
  const { outcomes, steps, publishedFiles, quarantinedFiles, originalFiles, replayedBy, ...rest } =
    withFailedRules(batch);
  return rest;
};

const datasetOf = (id) =>
  found(
    lake.datasets.find((one) => one.id === id),
    'dataset',
    id,
  );

/** What is asked by other methods than GET; nothing is kept but added lakes and their pins. */
const commands = [
  [
    'POST lakes/connection-test',
    (_id, { root }) =>
      root.startsWith('file:///') || root.startsWith('s3://acme')
        ? { reachable: true, folders: ['bronze', 'gold', 'landing', 'silver'], objects: 2, more: false }
        : {
            reachable: false,
            folders: [],
            objects: 0,
            more: false,
            problem: {
              code: 'lake-refused',
              detail: `${root}: S3 answered 403 Access Denied. Check that the object exists and that Weir's credentials may read it.`,
            },
          },
  ],
  [
    'POST lakes',
    (_id, wanted) => {
      const added = { ...wanted, pins: [], createdAt: new Date().toISOString() };
      lake.lakes.push(added);
      return added;
    },
  ],
  [
    'PUT lakes/:id/pins',
    (name, { pins }) =>
      Object.assign(
        found(
          lake.lakes.find((one) => one.name === name),
          'lake',
          name,
        ),
        { pins },
      ),
  ],
  ['POST crawls/preview', (_id, { prefix }) => lake.preview(prefix)],
  [
    'POST crawls/explain',
    (_id, { path }) => {
      const wanted = `file:///srv/lake/${path}`;
      const of = (location) => wanted.startsWith(location) || location.startsWith(wanted);
      const { datasets, findings, ...rest } = lake.preview('');
      return {
        ...rest,
        datasets: datasets.filter(({ location }) => of(location)),
        findings: findings.filter(({ key }) => of(key)),
      };
    },
  ],
  ...['plan', 'apply', 'import', 'plan-import'].map((kind) => [
    `POST lakes/:id/glue/${kind}`,
    () => lake.glueRuns()[0],
  ]),
  ['POST crawls', () => lake.crawls()[0]],
  ['POST crawls/:id/pause', () => ({ ...lake.crawls()[0], state: 'paused' })],
  ['POST crawls/:id/resume', () => lake.crawls()[0]],
  ...Object.entries({ accept: 'accepted', reject: 'rejected', reopen: 'proposed' }).map(([order, state]) => [
    `POST tag-proposals/:id/${order}`,
    (id) => found(lake.decide(id, state), 'tag-proposal', id),
  ]),
  ['POST crawls/:id/cancel', () => ({ ...lake.crawls()[0], state: 'cancelled' })],
];

const routes = [
  [
    'status',
    () =>
      options.empty
        ? {
            ...lake.status(),
            datasets: 0,
            lakes: 0,
            proposedTags: 0,
            batches: { published: 0, quarantined: 0, held: 0, open: 0 },
            incidents: { open: 0 },
          }
        : lake.status(),
  ],
  ['lakes', (_id, query) => page(lake.lakes, query)],
  [
    'lakes/:id',
    (name) =>
      found(
        lake.lakes.find((one) => one.name === name),
        'lake',
        name,
      ),
  ],
  ['lakes/:id/glue', () => lake.glueSetup],
  ['lakes/:id/glue/runs', (_id, query) => page(lake.glueRuns(), query)],
  ['lakes/:id/glue/runs/g0/changes', (_id, query) => page(lake.glueImports, query)],
  ['lakes/:id/glue/runs/g0/findings', (_id, query) => page(lake.glueImportFindings, query)],
  ['lakes/:id/glue/runs/[^/]+/changes', (_id, query) => page(lake.glueChanges, query)],
  ['lakes/:id/glue/runs/[^/]+/findings', (_id, query) => page(lake.glueFindings, query)],
  ['crawls', (_id, query) => page(lake.crawls().filter(is(query, 'lake')), query)],
  [
    'crawls/:id',
    (id) =>
      found(
        lake.crawls().find((one) => one.id === id),
        'crawl',
        id,
      ),
  ],
  ['crawls/:id/findings', (_id, query) => page(lake.findings.filter(is(query, 'kind')), query)],
  ['search', (_id, query) => search.found(query)],
  ['search/suggest', (_id, query) => ({ ...search.found(query), words: search.words(query.get('q') ?? '') })],
  [
    'datasets',
    (_id, query) =>
      page(
        lake.datasets
          .filter(is(query, 'lake'))
          .filter(is(query, 'zone'))
          .filter(is(query, 'format'))
          .filter((one) => one.alias.includes((query.get('q') ?? '').toLowerCase()))
          .map(({ columns, createdAt, properties, evidence, tableVersion, ...rest }) => rest),
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
    'datasets/:id/files',
    (id, query) => page(lake.filesOf(datasetOf(id), query.get('partition') ?? ''), query),
  ],
  ['datasets/:id/words', (id) => words.ofDataset(datasetOf(id))],
  ...['term', 'domain', 'owner', 'metric', 'feature'].flatMap((kind) => [
    [`${kind}s`, (_id, query) => page(words.words[`${kind}s`], query)],
    [
      `${kind}s/:id`,
      (key) =>
        found(
          words.words[`${kind}s`].find((one) => one.key === key),
          'word',
          key,
        ),
    ],
  ]),
  ['words/[a-z]+/:id/uses', (_id, query) => page(words.uses(lake.datasets[0]), query)],
  ['words/[a-z]+/:id/history', (_id, query) => page(words.history, query)],
  ['datasets/:id/tags', (id) => lake.tagsOf(datasetOf(id))],
  [
    'tag-proposals',
    (_id, query) =>
      page(
        lake.proposals.filter(is(query, 'state')).filter(is(query, 'dataset')).filter(is(query, 'tag')),
        query,
      ),
  ],
  ['datasets/:id/snapshots', (id, query) => page(lake.snapshotsOf(datasetOf(id)), query)],
  [
    'batches',
    (_id, query) =>
      page(
        lake.batches
          .filter(is(query, 'state'))
          .filter(is(query, 'dataset'))
          .filter(is(query, 'ruleset'))
          .filter((one) => query.get('withFailures') !== 'true' || (one.rowsFailed ?? 0) > 0)
          .filter((one) => query.get('awaitingApproval') !== 'true' || one.disposition?.stage === 'requested')
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
  ['lineage/graph', (_id, query) => found(lineage.graph(query), 'lineage-node', query.get('node'))],
  ['jobs', () => lineage.jobs()],
  ['jobs/runs/:id', (id) => lineage.run(id)],
  ['namespaces', () => ({ namespaces: [{ name: 'acme' }] })],
  ['namespaces/acme/jobs/:id', (name) => lineage.jobOf(decodeURIComponent(name))],
  ['namespaces/acme/jobs/:id/runs', () => lineage.runs()],
  ['lineage/status', () => lineage.status],
  ['lineage/dead-letters', (_id, query) => page(lineage.letters, query)],
  ['lineage/dead-letters/:id', () => lineage.letters[0]],
  ['lineage/diff', (_id, query) => lineage.diff(query)],
  ['lineage/ends', (_id, query) => lineage.ends(query)],
  ['lineage/impact', (_id, query) => lineage.impact(query)],
  [
    'incidents',
    (_id, query) =>
      page(
        lake.incidents.filter(is(query, 'state')).map(({ batches, ...rest }) => rest),
        query,
      ),
  ],
  [
    'scorecards',
    (_id, query) =>
      page(
        lake
          .scorecards(Number(query.get('days') ?? 30))
          .filter(is(query, 'lake'))
          .filter(is(query, 'dataset')),
        query,
      ),
  ],
  [
    'scorecards/domains',
    (_id, query) =>
      page(lake.domainScorecards(Number(query.get('days') ?? 30)).filter(is(query, 'lake')), query),
  ],
  [
    'incidents/:id',
    (id) =>
      found(
        lake.incidents.find((one) => one.id === id),
        'incident',
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

function obey(method, path, body) {
  for (const [command, handler] of commands) {
    const [verb, pattern] = command.split(' ');
    const match = new RegExp(`^/api/v1/${pattern.replace(':id', '([^/]+)')}$`).exec(path);
    if (verb === method && match !== null) {
      return handler(match[1], body);
    }
  }
  throw new Problem(404, 'route-not-found', 'No such path', `Nothing answers at ${method} ${path}.`);
}

async function bodyOf(request) {
  let text = '';
  for await (const part of request) {
    text += part;
  }
  return text === '' ? {} : JSON.parse(text);
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

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://fake');
  if (!url.pathname.startsWith('/api/')) {
    sendFile(response, decodeURIComponent(url.pathname));
    return;
  }
  const body = request.method === 'GET' ? undefined : await bodyOf(request);
  setTimeout(() => {
    try {
      const found =
        request.method === 'GET'
          ? answer(url.pathname, url.searchParams)
          : obey(request.method, url.pathname, body);
      sendJson(response, 200, 'application/json', found);
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
