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
  Contract,
  ContractSummary,
  Crawl,
  Dataset,
  DatasetFile,
  DatasetSummary,
  DatasetTags,
  FailingRow,
  Finding,
  FindingKind,
  Format,
  Incident,
  IncidentState,
  IncidentSummary,
  GlueChange,
  GlueFinding,
  GlueRun,
  GlueSetup,
  Lake,
  MetricSeries,
  Page,
  Partition,
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
