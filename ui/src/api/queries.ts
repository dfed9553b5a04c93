/**
 * Every question the site asks, with its key. A key begins with the noun it is about, so that a noun can be
 * invalidated as a whole.
 */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from './client';
import type {
  Batch,
  BatchState,
  BatchSummary,
  CatalogFound,
  CatalogHit,
  CatalogSuggestions,
  Contract,
  ContractSummary,
  Crawl,
  Dataset,
  DatasetFile,
  DatasetSummary,
  DatasetTags,
  DatasetWords,
  FailingRow,
  Finding,
  FindingKind,
  Format,
  Incident,
  IncidentState,
  IncidentSummary,
  Impact,
  ProposedChange,
  GlueChange,
  GlueFinding,
  GlueRun,
  GlueSetup,
  EndsKind,
  Lake,
  Job,
  LineageAnswer,
  LineageDeadLetter,
  LineageStatus,
  Name,
  Run,
  SearchHit,
  ToldDataset,
  LineageDiff,
  LineageEnds,
  LineageQuestion,
  MetricSeries,
  Page,
  Partition,
  PolicyAnswers,
  PolicyApply,
  PolicyCheck,
  PolicyDocuments,
  PolicyDriftReport,
  PolicyPlan,
  PolicyPlanSummary,
  Preview,
  Profile,
  ProposalState,
  Ruleset,
  Scorecard,
  Snapshot,
  Status,
  SuggestedRules,
  TagProposal,
  Validation,
  Version,
  Word,
  WordKind,
  WordRevision,
  WordUse,
} from './types';

const SECOND = 1000;

/** How often to ask again while something is under way. */
const LIVE = SECOND;
const CALM = 10 * SECOND;

export type DatasetFilter = { q?: string; lake?: string; zone?: string; format?: Format };
export type BatchFilter = {
  state?: BatchState;
  dataset?: string;
  ruleset?: string;
  withFailures?: true;
  awaitingApproval?: true;
};
export type ScoreFilter = { lake?: string; days: number };
export type TagFilter = { state?: ProposalState; dataset?: string; tag?: string };

export const status = () =>
  queryOptions({
    queryKey: ['status'],
    queryFn: () => read<Status>(api.GET('/api/v1/status')),
    refetchInterval: 5 * SECOND,
  });

export const lakes = () =>
  queryOptions({
    queryKey: ['lakes', 'list'],
    queryFn: () => read<Page<Lake>>(api.GET('/api/v1/lakes')),
  });

export const lake = (name: string) =>
  queryOptions({
    queryKey: ['lakes', 'one', name],
    queryFn: () => read<Lake>(api.GET('/api/v1/lakes/{name}', { params: { path: { name } } })),
  });

export const datasets = (filter: DatasetFilter, limit = 50) =>
  pages(['datasets', 'list', filter, limit], (cursor) =>
    read<Page<DatasetSummary>>(
      api.GET('/api/v1/datasets', { params: { query: { ...filter, limit, ...cursor } } }),
    ),
  );

export const dataset = (id: string) =>
  queryOptions({
    queryKey: ['datasets', 'one', id],
    queryFn: () => read<Dataset>(api.GET('/api/v1/datasets/{id}', { params: { path: { id } } })),
  });

/** The paths of the kinds have one shape, and the generated types one path each. */
export const WORD_PATHS = {
  term: '/api/v1/terms',
  domain: '/api/v1/domains',
  owner: '/api/v1/owners',
  metric: '/api/v1/metrics',
  feature: '/api/v1/features',
} as const;

export const words = (kind: WordKind, q = '', limit = 50) =>
  pages(['words', 'list', kind, q, limit], (cursor) =>
    read<Page<Word>>(
      api.GET(WORD_PATHS[kind] as '/api/v1/domains', {
        params: { query: { ...(q !== '' && { q }), limit, ...cursor } },
      }),
    ),
  );

export const word = (kind: WordKind, key: string) =>
  queryOptions({
    queryKey: ['words', 'one', kind, key],
    queryFn: () =>
      read<Word>(
        api.GET(`${WORD_PATHS[kind]}/{key}` as '/api/v1/domains/{key}', { params: { path: { key } } }),
      ),
  });

export const datasetWords = (id: string) =>
  queryOptions({
    queryKey: ['words', 'dataset', id],
    queryFn: () => read<DatasetWords>(api.GET('/api/v1/datasets/{id}/words', { params: { path: { id } } })),
  });

export const wordHistory = (kind: WordKind | 'dataset', key: string) =>
  pages(['words', 'history', kind, key], (cursor) =>
    read<Page<WordRevision>>(
      api.GET('/api/v1/words/{kind}/{key}/history', {
        params: { path: { kind, key }, query: { limit: 20, ...cursor } },
      }),
    ),
  );

/** Who speaks of it. */
export const uses = (kind: WordKind | 'dataset', key: string) =>
  pages(['words', 'uses', kind, key], (cursor) =>
    read<Page<WordUse>>(
      api.GET('/api/v1/words/{kind}/{key}/uses', {
        params: { path: { kind, key }, query: { limit: 50, ...cursor } },
      }),
    ),
  );

export const versions = (id: string) =>
  pages(['datasets', 'versions', id], (cursor) =>
    read<Page<Version>>(
      api.GET('/api/v1/datasets/{id}/versions', {
        params: { path: { id }, query: { limit: 20, ...cursor } },
      }),
    ),
  );

export const partitions = (id: string) =>
  pages(['datasets', 'partitions', id], (cursor) =>
    read<Page<Partition>>(
      api.GET('/api/v1/datasets/{id}/partitions', {
        params: { path: { id }, query: { limit: 100, ...cursor } },
      }),
    ),
  );

/** @param partition the path of one; without it all files of the dataset */
export const files = (id: string, partition?: string) =>
  pages(['datasets', 'files', id, partition ?? ''], (cursor) =>
    read<Page<DatasetFile>>(
      api.GET('/api/v1/datasets/{id}/files', {
        params: {
          path: { id },
          query: { ...(partition !== undefined && { partition }), limit: 100, ...cursor },
        },
      }),
    ),
  );

export const snapshots = (id: string) =>
  pages(['datasets', 'snapshots', id], (cursor) =>
    read<Page<Snapshot>>(
      api.GET('/api/v1/datasets/{id}/snapshots', {
        params: { path: { id }, query: { limit: 10, ...cursor } },
      }),
    ),
  );

export const batches = (filter: BatchFilter, limit = 50) => ({
  ...pages(['batches', 'list', filter, limit], (cursor) =>
    read<Page<BatchSummary>>(
      api.GET('/api/v1/batches', { params: { query: { ...filter, limit, ...cursor } } }),
    ),
  ),
  refetchInterval: CALM,
});

export const batch = (id: string) =>
  queryOptions({
    queryKey: ['batches', 'one', id],
    queryFn: () => read<Batch>(api.GET('/api/v1/batches/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isOpen(state.data.state) ? LIVE : false),
  });

/** @param reveal with the values that are masked: the service writes down who has seen them */
export const failingRows = (id: string, reveal = false) =>
  pages(['batches', 'failing-rows', id, reveal], (cursor) =>
    read<Page<FailingRow>>(
      api.GET('/api/v1/batches/{id}/failing-rows', {
        params: { path: { id }, query: { ...(reveal && { reveal: true }), limit: 20, ...cursor } },
      }),
    ),
  );

/** Oldest first. */
export const rulesets = () =>
  pages(['rulesets', 'list'], (cursor) =>
    read<Page<Ruleset>>(api.GET('/api/v1/rulesets', { params: { query: { limit: 50, ...cursor } } })),
  );

export const ruleset = (name: string) =>
  queryOptions({
    queryKey: ['rulesets', 'one', name],
    queryFn: () => read<Ruleset>(api.GET('/api/v1/rulesets/{name}', { params: { path: { name } } })),
  });

/** The newest batch of each of these rulesets that has one. */
export const latestBatches = (names: string[]) =>
  queryOptions({
    queryKey: ['batches', 'latest', names],
    queryFn: () =>
      read<{ items: BatchSummary[] }>(api.GET('/api/v1/gates', { params: { query: { ruleset: names } } })),
    enabled: names.length > 0,
    refetchInterval: CALM,
  });

/** What is wrong with a text of rules, if anything; saves nothing. */
export const validation = (dqdl: string, composite: Ruleset['composite']) =>
  queryOptions({
    queryKey: ['rules', 'validation', dqdl, composite],
    queryFn: () => read<Validation>(api.POST('/api/v1/rules:validate', { body: { dqdl, composite } })),
    staleTime: Infinity,
  });

export const metrics = (ruleset: string, batches = 30) =>
  queryOptions({
    queryKey: ['rulesets', 'metrics', ruleset, batches],
    queryFn: () =>
      read<{ items: MetricSeries[] }>(
        api.GET('/api/v1/rulesets/{name}/metrics', {
          params: { path: { name: ruleset }, query: { batches } },
        }),
      ),
    refetchInterval: CALM,
  });

export const incidents = (state?: IncidentState) => ({
  ...pages(['incidents', 'list', state ?? ''], (cursor) =>
    read<Page<IncidentSummary>>(
      api.GET('/api/v1/incidents', {
        params: { query: { ...(state !== undefined && { state }), limit: 20, ...cursor } },
      }),
    ),
  ),
  refetchInterval: CALM,
});

export const incident = (id: string) =>
  queryOptions({
    queryKey: ['incidents', 'one', id],
    queryFn: () => read<Incident>(api.GET('/api/v1/incidents/{id}', { params: { path: { id } } })),
    refetchInterval: CALM,
  });

export const scorecards = (filter: ScoreFilter & { dataset?: string }, limit = 50) => ({
  ...pages(['scorecards', 'datasets', filter, limit], (cursor) =>
    read<Page<Scorecard>>(
      api.GET('/api/v1/scorecards', { params: { query: { ...filter, limit, ...cursor } } }),
    ),
  ),
  refetchInterval: CALM,
});

export const domainScorecards = (filter: ScoreFilter, limit = 50) => ({
  ...pages(['scorecards', 'domains', filter, limit], (cursor) =>
    read<Page<Scorecard>>(
      api.GET('/api/v1/scorecards/domains', { params: { query: { ...filter, limit, ...cursor } } }),
    ),
  ),
  refetchInterval: CALM,
});

export const contractsOf = (lake: string, dataset: string) =>
  queryOptions({
    queryKey: ['contracts', 'of', lake, dataset],
    queryFn: () =>
      read<Page<ContractSummary>>(api.GET('/api/v1/contracts', { params: { query: { lake, dataset } } })),
  });

export const contract = (name: string) =>
  queryOptions({
    queryKey: ['contracts', 'one', name],
    queryFn: () => read<Contract>(api.GET('/api/v1/contracts/{name}', { params: { path: { name } } })),
  });

export const glueSetup = (lake: string) =>
  queryOptions({
    queryKey: ['glue', lake, 'setup'],
    queryFn: () =>
      read<GlueSetup>(api.GET('/api/v1/lakes/{name}/glue', { params: { path: { name: lake } } })),
  });

/** Newest first. */
export const glueRuns = (lake: string) =>
  queryOptions({
    queryKey: ['glue', lake, 'runs'],
    queryFn: () =>
      read<Page<GlueRun>>(
        api.GET('/api/v1/lakes/{name}/glue/runs', {
          params: { path: { name: lake }, query: { limit: 50 } },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state === 'running') ? LIVE : CALM),
  });

/** @param state of the run: what it wrote down is asked for again when it has ended */
export const glueChanges = (lake: string, id: string, state: GlueRun['state']) =>
  pages(['glue', lake, 'changes', id, state], (cursor) =>
    read<Page<GlueChange>>(
      api.GET('/api/v1/lakes/{name}/glue/runs/{id}/changes', {
        params: { path: { name: lake, id }, query: { limit: 100, ...cursor } },
      }),
    ),
  );

/** @param state see {@link glueChanges} */
export const glueFindings = (lake: string, id: string, state: GlueRun['state']) =>
  pages(['glue', lake, 'findings', id, state], (cursor) =>
    read<Page<GlueFinding>>(
      api.GET('/api/v1/lakes/{name}/glue/runs/{id}/findings', {
        params: { path: { name: lake, id }, query: { limit: 100, ...cursor } },
      }),
    ),
  );

/** @param lake only those of this one */
export const crawls = (limit = 50, lake?: string) =>
  queryOptions({
    queryKey: ['crawls', 'list', limit, lake ?? ''],
    queryFn: () =>
      read<Page<Crawl>>(
        api.GET('/api/v1/crawls', { params: { query: { limit, ...(lake !== undefined && { lake }) } } }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? LIVE : CALM),
  });

export const crawl = (id: string) =>
  queryOptions({
    queryKey: ['crawls', 'one', id],
    queryFn: () => read<Crawl>(api.GET('/api/v1/crawls/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data) ? LIVE : false),
  });

export const findings = (id: string, kind?: FindingKind) =>
  pages(['crawls', 'findings', id, kind ?? ''], (cursor) =>
    read<Page<Finding>>(
      api.GET('/api/v1/crawls/{id}/findings', {
        params: { path: { id }, query: { ...(kind !== undefined && { kind }), limit: 200, ...cursor } },
      }),
    ),
  );

export const tagProposals = (filter: TagFilter, limit = 100) => ({
  ...pages(['tags', 'proposals', filter, limit], (cursor) =>
    read<Page<TagProposal>>(
      api.GET('/api/v1/tag-proposals', { params: { query: { ...filter, limit, ...cursor } } }),
    ),
  ),
  refetchInterval: CALM,
});

/** The tags that a dataset's columns have. */
export const datasetTags = (id: string) =>
  queryOptions({
    queryKey: ['tags', 'dataset', id],
    queryFn: () => read<DatasetTags>(api.GET('/api/v1/datasets/{id}/tags', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.look?.state === 'waiting' || state.data?.look?.state === 'running' ? LIVE : false,
  });

const profileOnItsWay = ({ state }: Profile) => state === 'queued' || state === 'running';

/** The last attempts to profile a dataset, newest first, without what they found. */
export const profiles = (id: string) =>
  queryOptions({
    queryKey: ['profiles', 'list', id],
    queryFn: () =>
      read<Page<Profile>>(
        api.GET('/api/v1/datasets/{id}/profiles', { params: { path: { id }, query: { limit: 20 } } }),
      ),
    refetchInterval: ({ state }) => (state.data?.items.some(profileOnItsWay) ? LIVE : false),
  });

export const profile = (dataset: string, id: string) =>
  queryOptions({
    queryKey: ['profiles', 'one', dataset, id],
    queryFn: () =>
      read<Profile>(
        api.GET('/api/v1/datasets/{id}/profiles/{profile}', {
          params: { path: { id: dataset, profile: id } },
        }),
      ),
  });

/** @param of the profile that they come from: another one, other rules */
export const suggestions = (dataset: string, of: string) =>
  queryOptions({
    queryKey: ['profiles', 'suggestions', dataset, of],
    queryFn: () =>
      read<SuggestedRules>(
        api.GET('/api/v1/datasets/{id}/suggestions', { params: { path: { id: dataset } } }),
      ),
  });

/** Looks at the lake itself, and is asked again only when a person wants it. */
export const preview = (lake: string, prefix: string) =>
  queryOptions({
    queryKey: ['previews', 'crawl', lake, prefix],
    queryFn: () => read<Preview>(api.POST('/api/v1/crawls/preview', { body: { lake, prefix } })),
    staleTime: Infinity,
  });

export const explanation = (lake: string, path: string) =>
  queryOptions({
    queryKey: ['previews', 'path', lake, path],
    queryFn: () => read<Preview>(api.POST('/api/v1/crawls/explain', { body: { lake, path } })),
    staleTime: Infinity,
  });

const OPEN_STATES: readonly BatchState[] = [
  'received',
  'checking',
  'publishing',
  'quarantining',
  'releasing',
  'discarding',
];

/** The service is not done with the batch: its state will change by itself. */
export function isOpen(state: BatchState): boolean {
  return OPEN_STATES.includes(state);
}

export function isRunning(crawl: Crawl): boolean {
  return crawl.state === 'queued' || crawl.state === 'running';
}

/** A list that is read page after page: each answer carries the cursor of the next. */
function pages<T>(key: readonly unknown[], fetchPage: (cursor: { cursor?: string }) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<T>) => page.next ?? null,
  });
}

export const lineage = (question: LineageQuestion) =>
  queryOptions({
    queryKey: ['lineage', 'graph', question],
    queryFn: () => read<LineageAnswer>(api.GET('/api/v1/lineage/graph', { params: { query: question } })),
    refetchInterval: CALM,
  });

/** What became of the edges around a node between two days, or since one. */
export const lineageDiff = (node: string, depth: number, from: string | undefined, to?: string) =>
  queryOptions({
    queryKey: ['lineage', 'diff', node, depth, from ?? '', to ?? ''],
    queryFn: () =>
      read<LineageDiff>(
        api.GET('/api/v1/lineage/diff', {
          params: { query: { node, depth, from: from!, ...(to !== undefined && { to }) } },
        }),
      ),
    enabled: from !== undefined,
  });

export const lineageImpact = (node: string, change: ProposedChange, asOf?: string) =>
  queryOptions({
    queryKey: ['lineage', 'impact', node, change, asOf ?? ''],
    queryFn: () =>
      read<Impact>(
        api.GET('/api/v1/lineage/impact', {
          params: { query: { node, change, ...(asOf !== undefined && { asOf }) } },
        }),
      ),
  });

export const lineageEnds = (kind: EndsKind) =>
  infiniteQueryOptions({
    queryKey: ['lineage', 'ends', kind],
    queryFn: ({ pageParam }) =>
      read<LineageEnds>(
        api.GET('/api/v1/lineage/ends', {
          params: { query: { kind, limit: 50, ...(pageParam !== undefined && { continuation: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation,
  });

const JOBS = 100;

/** The service has more than it was asked for: where to go on. */
function nextOffset(shown: number, total: number): number | undefined {
  return shown < total ? shown : undefined;
}

export const jobs = (namespace?: string) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'list', namespace ?? ''],
    queryFn: ({ pageParam }) => {
      const query = { limit: JOBS, offset: pageParam };
      return read<{ jobs: Job[]; totalCount: number }>(
        namespace === undefined
          ? api.GET('/api/v1/jobs', { params: { query } })
          : api.GET('/api/v1/namespaces/{namespace}/jobs', { params: { path: { namespace }, query } }),
      );
    },
    initialPageParam: 0,
    getNextPageParam: (last, all) =>
      nextOffset(
        all.reduce((sum, page) => sum + page.jobs.length, 0),
        last.jobs.length === 0 ? 0 : last.totalCount,
      ),
    refetchInterval: CALM,
  });

export const namespaces = () =>
  queryOptions({
    queryKey: ['jobs', 'namespaces'],
    queryFn: () =>
      read<{ namespaces: { name: string }[] }>(
        api.GET('/api/v1/namespaces', { params: { query: { limit: 1000 } } }),
      ),
  });

export const jobSearch = (q: string, namespace?: string) =>
  queryOptions({
    queryKey: ['jobs', 'search', q, namespace ?? ''],
    queryFn: () =>
      read<{ results: SearchHit[] }>(
        api.GET('/api/v1/lineage/search', {
          params: { query: { q, filter: 'JOB', limit: 25, ...(namespace !== undefined && { namespace }) } },
        }),
      ),
    enabled: q !== '',
  });

export type CatalogQuestion = { q: string; type?: string } & Partial<Record<string, string | string[]>>;

/** Everything in the catalog. An edit of a moment ago is in it: the service waits for its index, a second at most. */
export const catalogSearch = ({ type, ...question }: CatalogQuestion) =>
  infiniteQueryOptions({
    queryKey: ['catalog', 'search', question, type ?? ''],
    queryFn: ({ pageParam }) =>
      read<CatalogFound>(
        api.GET('/api/v1/search', {
          params: {
            query: {
              ...question,
              ...(type !== undefined && { type: [type as CatalogHit['type']] }),
              atLeast: 'now',
              limit: 20,
              ...(pageParam !== undefined && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

/** What may be meant by the beginning of a word. */
export const catalogSuggestions = (q: string) =>
  queryOptions({
    queryKey: ['catalog', 'suggest', q],
    queryFn: () =>
      read<CatalogSuggestions>(api.GET('/api/v1/search/suggest', { params: { query: { q, limit: 8 } } })),
    enabled: q !== '',
  });

export const job = ({ namespace, name }: Name) =>
  queryOptions({
    queryKey: ['jobs', 'one', namespace, name],
    queryFn: () =>
      read<Job>(
        api.GET('/api/v1/namespaces/{namespace}/jobs/{job}', { params: { path: { namespace, job: name } } }),
      ),
    refetchInterval: CALM,
  });

/** Newest first. */
export const runs = ({ namespace, name }: Name) =>
  infiniteQueryOptions({
    queryKey: ['jobs', 'runs', namespace, name],
    queryFn: ({ pageParam }) =>
      read<{ runs: Run[]; totalCount: number }>(
        api.GET('/api/v1/namespaces/{namespace}/jobs/{job}/runs', {
          params: { path: { namespace, job: name }, query: { limit: 60, offset: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last, all) =>
      nextOffset(
        all.reduce((sum, page) => sum + page.runs.length, 0),
        last.runs.length === 0 ? 0 : last.totalCount,
      ),
    refetchInterval: CALM,
  });

export const run = (id: string) =>
  queryOptions({
    queryKey: ['jobs', 'run', id],
    queryFn: () => read<Run>(api.GET('/api/v1/jobs/runs/{id}', { params: { path: { id } } })),
    refetchInterval: CALM,
  });

/** What events told of a dataset; a problem 404 if none did. */
export const toldDataset = ({ namespace, name }: Name) =>
  queryOptions({
    queryKey: ['lineage', 'dataset', namespace, name],
    queryFn: () =>
      read<ToldDataset>(
        api.GET('/api/v1/namespaces/{namespace}/datasets/{dataset}', {
          params: { path: { namespace, dataset: name } },
        }),
      ),
  });

export const lineageStatus = () =>
  queryOptions({
    queryKey: ['lineage', 'status'],
    queryFn: () => read<LineageStatus>(api.GET('/api/v1/lineage/status')),
    refetchInterval: CALM,
  });

export const deadLetters = () =>
  pages(['dead-letters', 'list'], (cursor) =>
    read<Page<LineageDeadLetter>>(
      api.GET('/api/v1/lineage/dead-letters', { params: { query: { limit: 50, ...cursor } } }),
    ),
  );

export const deadLetter = (id: string) =>
  queryOptions({
    queryKey: ['dead-letters', 'one', id],
    queryFn: () =>
      read<LineageDeadLetter>(api.GET('/api/v1/lineage/dead-letters/{id}', { params: { path: { id } } })),
  });

/** A problem 404 if none were handed in yet. */
export const policyDocuments = () =>
  queryOptions({
    queryKey: ['policies', 'documents'],
    queryFn: () => read<PolicyDocuments>(api.GET('/api/v1/policies/documents')),
    retry: false,
  });

export const policyCheck = (digest: string) =>
  queryOptions({
    queryKey: ['policies', 'check', digest],
    queryFn: () => read<PolicyCheck>(api.GET('/api/v1/policies/check')),
    enabled: digest !== '',
  });

/** Newest first. */
export const policyPlans = () =>
  pages(['policies', 'plans'], (cursor) =>
    read<Page<PolicyPlanSummary>>(
      api.GET('/api/v1/policies/plans', { params: { query: { limit: 20, ...cursor } } }),
    ),
  );

export const policyPlan = (id: string) =>
  queryOptions({
    queryKey: ['policies', 'plan', id],
    queryFn: () => read<PolicyPlan>(api.GET('/api/v1/policies/plans/{id}', { params: { path: { id } } })),
  });

/** Newest first; asked again while one is going on. */
export const policyApplies = (plan: string) =>
  queryOptions({
    queryKey: ['policies', 'applies', plan],
    queryFn: () =>
      read<PolicyApply[]>(api.GET('/api/v1/policies/plans/{id}/applies', { params: { path: { id: plan } } })),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'running') ? LIVE : CALM),
  });

export const policyDrift = () =>
  queryOptions({
    queryKey: ['policies', 'drift'],
    queryFn: () => read<PolicyDriftReport>(api.GET('/api/v1/policies/drift')),
    refetchInterval: CALM,
  });

export const whoCanRead = (column: string) =>
  queryOptions({
    queryKey: ['policies', 'who-can-read', column],
    queryFn: () =>
      read<PolicyAnswers[]>(api.GET('/api/v1/policies/who-can-read', { params: { query: { column } } })),
    enabled: column !== '',
    retry: false,
  });
