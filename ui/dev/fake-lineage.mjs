// A made-up lineage graph: the lake's datasets, a hub, and on demand one of thousands of nodes (`dataset:made:<nodes>`).
import { datasets } from './fake-data.mjs';

const part = (text) => text.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll('#', '%23');
const idOf = (kind, namespace, name) => `${kind}:${part(namespace)}:${part(name)}`;
const day = (number) => `2026-10-${String(number).padStart(2, '0')}T06:00:00Z`;

const nodes = new Map();
const edges = [];
const columnEdges = [];

function datasetOf(alias) {
  const known = datasets.find((one) => one.alias === alias);
  const namespace = known?.namespace ?? 'postgres://crm:5432';
  const name = known?.name ?? alias;
  const id = idOf('dataset', namespace, name);
  if (!nodes.has(id)) {
    nodes.set(id, {
      id,
      kind: 'dataset',
      namespace,
      name,
      ...(known !== undefined && { datasetId: known.id, alias: known.alias }),
    });
  }
  return id;
}

function job(name, inputs, outputs, first = 12, columns = []) {
  const id = idOf('job', 'acme', name);
  nodes.set(id, { id, kind: 'job', namespace: 'acme', name });
  const told = { kinds: columns.length === 0 ? [] : ['identity', 'transformation'], masked: false };
  const seen = { firstSeen: day(first), lastSeen: day(28), run: 'r1' };
  inputs.forEach((from) => edges.push({ from: datasetOf(from), to: id, job: id, ...told, ...seen }));
  outputs.forEach((to) => edges.push({ from: id, to: datasetOf(to), job: id, ...told, ...seen }));
  for (const [from, to, kind, masked = false] of columns) {
    const column = (text) => {
      const [alias, name] = text.split('#');
      return `column:${datasetOf(alias).slice('dataset:'.length)}#${name}`;
    };
    const direct = ['identity', 'transformation', 'aggregation'].includes(kind);
    columnEdges.push({
      from: column(from),
      to: column(to),
      job: id,
      kinds: masked ? [] : [kind],
      maskedKinds: masked ? [kind] : [],
      direct,
      masked,
      ...seen,
    });
  }
}

const same = (from, to, names) => names.map((name) => [`${from}#${name}`, `${to}#${name}`, 'identity']);
const C = ['contact_id', 'account_id', 'first_name', 'last_name', 'email', 'phone', 'country'];
job('crm.extract', ['public.contacts'], ['landing_crm.contacts'], 12);
job('crm.load_contacts', ['landing_crm.contacts'], ['bronze_crm.contacts'], 12, [
  ...same('landing_crm.contacts', 'bronze_crm.contacts', C),
]);
job('crm.clean_contacts', ['bronze_crm.contacts', 'bronze_crm.accounts'], ['silver_crm.contacts'], 13, [
  ...same(
    'bronze_crm.contacts',
    'silver_crm.contacts',
    C.filter((name) => !['email', 'phone'].includes(name)),
  ),
  ['bronze_crm.contacts#email', 'silver_crm.contacts#email', 'transformation', true],
  ['bronze_crm.contacts#phone', 'silver_crm.contacts#phone', 'transformation', true],
  ['bronze_crm.accounts#name', 'silver_crm.contacts#account_name', 'identity'],
  ['bronze_crm.accounts#account_id', 'silver_crm.contacts#account_name', 'join'],
  ['bronze_crm.contacts#account_id', 'silver_crm.contacts#account_name', 'join'],
]);
job(
  'sales.revenue',
  ['silver_crm.contacts', 'silver_crm.opportunities'],
  ['gold_sales.revenue_by_industry'],
  14,
  [
    ['silver_crm.opportunities#amount', 'gold_sales.revenue_by_industry#revenue', 'aggregation'],
    ['silver_crm.contacts#country', 'gold_sales.revenue_by_industry#country', 'identity'],
    ['silver_crm.contacts#country', 'gold_sales.revenue_by_industry#revenue', 'group-by'],
  ],
);
job('crm.load_accounts', ['landing_crm.accounts'], ['bronze_crm.accounts'], 12);
job('bi.dashboard', ['gold_sales.revenue_by_industry'], ['tableau.revenue'], 20);
for (let i = 0; i < 140; i++) {
  job(`report.contacts_${String(i).padStart(3, '0')}`, ['silver_crm.contacts'], [`report.${i}`], 21);
}

/** Layers of datasets with jobs in between, as wide as they are needed. */
function made(size) {
  const big = { nodes: new Map(), edges: [], columnEdges: [] };
  const layers = 12;
  const width = Math.floor(size / layers);
  const at = (layer, place) => {
    const job = layer % 2 === 1;
    const name = layer === 0 && place === 0 ? String(size) : `${layer}/${place}`;
    return { job, id: idOf(job ? 'job' : 'dataset', 'made', name), name };
  };
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let layer = 0; layer < layers; layer++) {
    for (let place = 0; place < width; place++) {
      const { id, job, name } = at(layer, place);
      big.nodes.set(id, { id, kind: job ? 'job' : 'dataset', namespace: 'made', name });
      if (layer > 0) {
        // As pipelines do: mostly from close by, now and then from far away.
        const sources = new Set([Math.floor(place / 3) * 3, random(10) === 0 ? random(width) : place]);
        for (const source of sources) {
          const from = at(layer - 1, source % width).id;
          const edge = { from, to: id, job: job ? id : from, kinds: [], masked: false };
          big.edges.push({ ...edge, firstSeen: day(1), lastSeen: day(28) });
        }
      }
    }
  }
  return big;
}

const graphs = new Map();
function graphOf(node) {
  const [, size] = /^dataset:made:(\d+)$/.exec(node) ?? [];
  if (size === undefined) {
    return { nodes, edges, columnEdges };
  }
  if (!graphs.has(size)) {
    graphs.set(size, made(Number(size)));
  }
  return graphs.get(size);
}

export function graph(query) {
  const focus = query.get('node');
  const all = graphOf(focus);
  if (!all.nodes.has(focus)) {
    return undefined;
  }
  const asOf = query.get('asOf');
  const edges = all.edges.filter((edge) => asOf === null || edge.firstSeen <= `${asOf}T23:59:59Z`);
  const index = (end) => {
    const found = new Map();
    edges.forEach((edge) => found.set(edge[end], [...(found.get(edge[end]) ?? []), edge]));
    return found;
  };
  const before = index('to');
  const after = index('from');
  const depths = new Map([[focus, 0]]);
  const walk = (from, end) => {
    let ring = [focus];
    for (let depth = 1; depth <= Number(query.get('depth')) && ring.length > 0; depth++) {
      ring = [...new Set(ring.flatMap((id) => (from.get(id) ?? []).map((edge) => edge[end])))].filter(
        (id) => !depths.has(id),
      );
      ring.forEach((id) => depths.set(id, depth));
    }
  };
  const direction = query.get('direction') ?? 'both';
  if (direction !== 'downstream') {
    walk(before, 'from');
  }
  if (direction !== 'upstream') {
    walk(after, 'to');
  }
  // The whole of a made one, whatever its depth.
  const reached =
    all.nodes === nodes ? [...depths.keys()] : [focus, ...[...all.nodes.keys()].filter((id) => id !== focus)];
  const limit = Number(query.get('limit') ?? 500);
  const answered = new Set(reached.slice(0, limit));
  const inside = (edge) => answered.has(edge.from) && answered.has(edge.to);
  const tableOf = (column) => `dataset:${column.slice('column:'.length).split('#')[0]}`;
  return {
    focus,
    nodes: [...answered].map((id) => ({
      ...all.nodes.get(id),
      depth: depths.get(id) ?? 1,
      upstream: before.get(id)?.length ?? 0,
      downstream: after.get(id)?.length ?? 0,
    })),
    edges: edges.filter(inside),
    columns: [],
    columnEdges:
      query.get('columns') === 'true'
        ? all.columnEdges
            .filter((edge) => answered.has(tableOf(edge.from)) && answered.has(tableOf(edge.to)))
            .filter((edge) => query.get('directOnly') !== 'true' || edge.direct)
        : [],
    watermark: '0',
    truncated: reached.length > limit,
  };
}

export function diff(query) {
  const later = (edge) => edge.firstSeen > `${query.get('from')}T23:59:59Z`;
  return {
    added: edges.filter(later).slice(0, 20),
    removed: [],
    columnsAdded: columnEdges.filter(later).slice(0, 20),
    columnsRemoved: [],
    watermark: '0',
    truncated: false,
  };
}

export function ends(query) {
  const kind = query.get('kind') ?? 'roots';
  const has = (end) => new Set(edges.map((edge) => edge[end]));
  const [read, written] = [has('from'), has('to')];
  const all = [...nodes.values()].filter(({ kind, id }) => kind === 'dataset' && nodes.has(id));
  const fits = {
    roots: ({ id }) => !written.has(id),
    leaves: ({ id }) => !read.has(id),
    orphans: ({ id }) => !read.has(id) && !written.has(id),
  };
  return {
    nodes: all
      .filter(fits[kind])
      .slice(0, 50)
      .map((node) => ({
        ...node,
        depth: 0,
        upstream: edges.filter(({ to }) => to === node.id).length,
        downstream: edges.filter(({ from }) => from === node.id).length,
      })),
    watermark: '0',
    truncated: false,
  };
}

export function impact(query) {
  const focus = query.get('node');
  const affected = [];
  const seen = new Set([focus]);
  let ring = [focus];
  for (let distance = 1; ring.length > 0; distance++) {
    const next = edges.filter((edge) => ring.includes(edge.from) && !seen.has(edge.to));
    ring = [...new Set(next.map(({ to }) => to))];
    for (const edge of next.filter(({ to }) => !seen.has(to) && seen.add(to))) {
      const node = nodes.get(edge.to);
      affected.push({
        ...node,
        exposure: node.name.startsWith('tableau'),
        effect: distance === 1 ? 'breaks' : 'stale',
        distance,
        owners: distance === 1 ? ['team:sales'] : [],
        evidence: {
          why: `${nodes.get(edge.job).name} ${node.kind === 'job' ? 'reads' : 'writes'} ${node.kind === 'job' ? nodes.get(edge.from).name : node.name}`,
          from: edge.from,
          to: edge.to,
        },
      });
    }
  }
  const of = (kind) => affected.filter((one) => one.kind === kind).length;
  return {
    node: focus,
    change: query.get('change') ?? 'drop',
    summary: { datasets: of('dataset'), jobs: of('job'), columns: 0, exposures: 1 },
    owners: ['team:sales'],
    affected,
    watermark: '0',
    truncated: false,
  };
}

const JOB = 'acme';
const idle = { args: {}, facets: {}, inputDatasetVersions: [], outputDatasetVersions: [] };

const runList = Array.from({ length: 24 }, (_, index) => {
  const state = index === 0 ? 'RUNNING' : index % 9 === 4 ? 'FAILED' : 'COMPLETED';
  const started = new Date(Date.now() - index * 86_400_000 - 3_600_000);
  const took = (240 + ((index * 37) % 160)) * 1000;
  return {
    ...idle,
    id: `0190a3c4-7d1e-7a00-8000-0000000008${String(index).padStart(2, '0')}`,
    createdAt: started.toISOString(),
    updatedAt: new Date(started.getTime() + took).toISOString(),
    state,
    startedAt: started.toISOString(),
    ...(state !== 'RUNNING' && {
      endedAt: new Date(started.getTime() + took).toISOString(),
      durationMs: took,
    }),
    ...(state === 'FAILED' && { error: 'Out of memory while sorting 280,000 rows' }),
    job: { namespace: JOB, name: 'crm.clean_contacts' },
    parentRunId: '0190a3c4-7d1e-7a00-8000-000000000999',
    facets: { nominalTime: { nominalStartTime: started.toISOString() } },
    outputDatasetVersions: [
      {
        datasetVersionId: { namespace: 'file', name: '/srv/lake/silver/crm/contacts' },
        facets: { outputStatistics: { rowCount: 20_000, size: 1_560_000 } },
      },
    ],
  };
});

export function jobOf(name) {
  const id = idOf('job', JOB, name);
  const nameOf = (node) => {
    const { namespace, name } = nodes.get(node);
    return { namespace, name };
  };
  return {
    id: { namespace: JOB, name },
    type: 'BATCH',
    name,
    simpleName: name,
    namespace: JOB,
    createdAt: day(12),
    updatedAt: day(28),
    inputs: edges.filter(({ to }) => to === id).map(({ from }) => nameOf(from)),
    outputs: edges.filter(({ from }) => from === id).map(({ to }) => nameOf(to)),
    description: 'Contacts with the account that they belong to.',
    latestRun: runList[name.length % 3],
    facets: {
      ownership: { owners: [{ name: 'team:crm' }] },
      sql: {
        query:
          'select c.*, a.name as account_name\nfrom bronze_crm.contacts c\njoin bronze_crm.accounts a using (account_id)',
      },
      sourceCodeLocation: { url: 'https://git.acme.example/lake/pipelines' },
    },
    statistics: {
      runs: 23,
      failed: 3,
      failureRate: 3 / 23,
      lastSuccessAt: runList[1].endedAt,
      medianSeconds: 312,
      longestSeconds: 399,
    },
  };
}

export const jobs = () => ({
  jobs: [...nodes.values()]
    .filter(({ kind }) => kind === 'job')
    .slice(0, 20)
    .map(({ name }) => jobOf(name)),
  totalCount: 20,
});
export const runs = () => ({ runs: runList, totalCount: runList.length });
export const run = (id) => runList.find((one) => one.id === id) ?? runList[4];
export const status = {
  folded: 48_211,
  foldedAt: new Date().toISOString(),
  pending: 0,
  deadLetters: 1,
  unknown: [{ kind: 'facet', name: 'run/spark_properties', times: 412, lastAt: day(28) }],
};
export const letters = [
  {
    id: '0190a3c4-7d1e-7a00-8000-000000000701',
    receivedAt: day(27),
    lastAt: day(28),
    times: 3,
    sender: 'nightly spark',
    code: 'lineage-event-invalid',
    detail: 'must be a time, such as 2026-10-27T10:00:00Z',
    pointer: '/eventTime',
    bytes: 64,
    body: '{"eventTime": "soon", "eventType": "START", "job": {"name": "x"}}',
  },
];
