import type { WordKind } from './api/types';

/** Every address of the site. State that a person would want to share or come back to is part of it. */

export type DatasetTab =
  'about' | 'schema' | 'files' | 'history' | 'properties' | 'batches' | 'contract' | 'profile' | 'lineage';
export type BatchView = 'failing' | 'quarantined' | 'approval' | 'held' | 'all';
export type IncidentView = 'open' | 'all';
export type RulesetTab = 'rules' | 'runs' | 'metrics';
export type LakeTab = 'preview' | 'explain' | 'pins' | 'glue';

export type TagListState = { state?: 'proposed' | 'accepted' | 'rejected'; tag?: string; dataset?: string };

export type ScorecardListState = {
  view?: 'domains' | undefined;
  lake?: string | undefined;
  days?: string | undefined;
};

/** Where the lineage page begins; what else can be chosen on it is said by `useLineageState`. */
export type LineageLinkState = {
  node?: string;
  at?: string;
  asOf?: string | undefined;
  columns?: 'yes';
  view?: 'table';
  panel?: 'impact';
  ends?: 'leaves' | 'orphans' | undefined;
};

export type JobListState = { namespace?: string; state?: string; q?: string };

export type DatasetListState = { q?: string; lake?: string; zone?: string; format?: string };

export const routeTo = {
  policies: () => '/policies',
  policyPlan: (id: string) => `/policies/plans/${encodeURIComponent(id)}`,
  policyDrift: () => '/policies/drift',
  whoCanRead: (state: { column?: string } = {}) => withQuery('/policies/who-can-read', state),
  overview: () => '/',
  search: (state: { q?: string; type?: string } = {}) => withQuery('/search', state),
  datasets: (state: DatasetListState = {}) => withQuery('/datasets', state),
  dataset: (id: string, tab?: DatasetTab, state: { partition?: string } = {}) =>
    withQuery(`/datasets/${encodeURIComponent(id)}`, { tab: tab === 'schema' ? undefined : tab, ...state }),
  lakes: (state: { add?: 'yes' } = {}) => withQuery('/lakes', state),
  lake: (name: string, tab?: LakeTab, state: { run?: string } = {}) =>
    withQuery(`/lakes/${encodeURIComponent(name)}`, { tab: tab === 'preview' ? undefined : tab, ...state }),
  quarantine: (view?: BatchView) => withQuery('/quarantine', { view: view === 'failing' ? undefined : view }),
  batch: (id: string, state: { rule?: string } = {}) =>
    withQuery(`/batches/${encodeURIComponent(id)}`, state),
  incidents: (view?: IncidentView) => withQuery('/incidents', { view: view === 'open' ? undefined : view }),
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  rulesets: () => '/rulesets',
  ruleset: (name: string, tab?: RulesetTab) =>
    withQuery(`/rulesets/${encodeURIComponent(name)}`, { tab: tab === 'rules' ? undefined : tab }),
  scorecards: (state: ScorecardListState = {}) => withQuery('/scorecards', state),
  words: (kind: WordKind, state: { q?: string; add?: 'yes' } = {}) => withQuery(`/words/${kind}`, state),
  word: (kind: WordKind, key: string, state: { edit?: 'yes' } = {}) =>
    withQuery(`/words/${kind}/${encodeURIComponent(key)}`, state),
  tags: ({ state, ...rest }: TagListState = {}) =>
    withQuery('/tags', { state: state === 'proposed' ? undefined : state, ...rest }),
  lineage: (state: LineageLinkState = {}) => withQuery('/lineage', state),
  jobs: (state: JobListState = {}) => withQuery('/jobs', state),
  /** By query: namespaces are URLs, and names have slashes. */
  job: (namespace: string, name: string) => withQuery('/job', { namespace, name }),
  run: (id: string) => `/runs/${encodeURIComponent(id)}`,
  deadLetters: () => '/dead-letters',
  deadLetter: (id: string) => `/dead-letters/${encodeURIComponent(id)}`,
  crawls: () => '/crawls',
  crawl: (id: string, state: { kind?: string; code?: string } = {}) =>
    withQuery(`/crawls/${encodeURIComponent(id)}`, state),
};

/** What the router matches; the other side of {@link routeTo}. */
export const patterns = {
  overview: '/',
  search: '/search',
  datasets: '/datasets',
  dataset: '/datasets/:id',
  lakes: '/lakes',
  lake: '/lakes/:name',
  quarantine: '/quarantine',
  batch: '/batches/:id',
  incidents: '/incidents',
  incident: '/incidents/:id',
  rulesets: '/rulesets',
  ruleset: '/rulesets/:name',
  scorecards: '/scorecards',
  words: '/words/:kind',
  word: '/words/:kind/:key',
  tags: '/tags',
  lineage: '/lineage',
  jobs: '/jobs',
  job: '/job',
  run: '/runs/:id',
  deadLetters: '/dead-letters',
  deadLetter: '/dead-letters/:id',
  crawls: '/crawls',
  crawl: '/crawls/:id',
  policies: '/policies',
  policyPlan: '/policies/plans/:id',
  policyDrift: '/policies/drift',
  whoCanRead: '/policies/who-can-read',
};

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      words.set(key, value);
    }
  }
  return words.size === 0 ? path : `${path}?${words}`;
}
