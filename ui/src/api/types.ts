/**
 * The names that the site has for what the service answers. The only file that knows the names in `schema.ts`, which is
 * generated from the OpenAPI file: when a name there changes, change it here.
 */
import type { components } from './schema';

type Schemas = components['schemas'];

/**
 * A view with every field present but those named optional. The service leaves null fields out; whether the generated
 * type says "optional" or "nullable" for them is a matter of the generator, and not of the site.
 */
type View<T, Optional extends keyof T = never> = {
  [K in Exclude<keyof T, Optional>]-?: Filled<NonNullable<T[K]>>;
} & { [K in Optional]?: Filled<NonNullable<T[K]>> };

type Filled<T> = T extends (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Filled<NonNullable<T[K]>> }
    : T;

export type Page<T> = { items: T[]; next?: string };

export type Status = View<Schemas['StatusView']>;
/** One of the two. */
export type Pin = { root: string; partition?: undefined } | { partition: string; root?: undefined };
export type S3 = { endpoint?: string; region?: string; pathStyle?: boolean };
export type Lake = { name: string; root: string; s3?: S3; pins: Pin[]; createdAt: string };
export type NewLake = { name: string; root: string; s3?: S3 };
export type ConnectionTest = View<Schemas['ConnectionTest'], 'problem'>;

export type Format = NonNullable<Schemas['DatasetSummary']['format']>;
export type DatasetSummary = View<Schemas['DatasetSummary'], 'rows' | 'missingSince'>;
/** What the files' metadata says; a part is absent where they do not say. */
export type Statistics = View<Schemas['ColumnStatistics'], 'nulls' | 'least' | 'greatest' | 'distinct'>;
/** A column inside of a column, by its path from the column on. */
export type NestedColumn = { path: string; type: string; statistics?: Statistics };
export type Column = Omit<View<Schemas['ColumnView']>, 'statistics' | 'fields'> & {
  statistics?: Statistics;
  fields?: NestedColumn[];
};
export type Dataset = DatasetSummary & {
  columns: Column[];
  tableVersion?: string;
  properties: Record<string, string>;
  evidence: string[];
  createdAt: string;
};
/** What people say of one thing; which fields there are, `kinds.ts` of the feature knows. */
export type WordKind = 'term' | 'domain' | 'owner' | 'metric' | 'feature';
export type WordEntry = { name: string; [field: string]: unknown };
export type Word = { key: string; revision: number; updatedAt: string; updatedBy: string; entry: WordEntry };
export type WordUse = View<Schemas['WordUse'], 'column'>;
export type WordRevision = Omit<View<Schemas['WordRevision']>, 'before' | 'after'> & {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};
/** What people say of a dataset. */
export type DatasetEntry = {
  description?: string;
  domain?: string;
  owners?: { owner: string; role: 'technical' | 'business' }[];
  terms?: string[];
  columns?: Record<string, { description?: string; terms?: string[] }>;
  certification?: { reason: string } | undefined;
  deprecation?: { reason: string; replacement?: string } | undefined;
  visibleTo?: string[];
};
export type DatasetWords = Omit<
  View<Schemas['DatasetWordsView'], 'updatedAt' | 'updatedBy' | 'crawledDescription'>,
  'entry'
> & { entry: DatasetEntry };
export type Partition = View<Schemas['PartitionView'], 'rows'>;
export type DatasetFile = View<Schemas['DatasetFile'], 'rows' | 'code' | 'reason'>;
/** One commit of a table, as its format keeps it. */
export type Snapshot = Omit<View<Schemas['TableSnapshot'], 'rowsAdded' | 'rowsRemoved'>, 'summary'> & {
  summary: Record<string, string>;
};

export type ColumnChange = View<Schemas['ColumnChange'], 'from' | 'to'>;
export type ColumnChangeKind = ColumnChange['kind'];
export type Compatibility = ColumnChange['compatibility'];
export type ChangeKind = NonNullable<NonNullable<Schemas['VersionView']['change']>['kind']>;
export type Version = Omit<View<Schemas['VersionView'], 'rows'>, 'columns' | 'change'> & {
  columns: Column[];
  change: { kind: ChangeKind; columns: ColumnChange[] };
};

export type RuleOutcome = Omit<View<Schemas['RuleOutcomeView'], 'metric' | 'cause'>, 'parts'> & {
  parts: RuleOutcome[];
};
export type Step = View<Schemas['StepView']>;
export type BatchSummary = Omit<
  View<
    Schemas['BatchView'],
    | 'verdict'
    | 'reason'
    | 'rows'
    | 'rowsPassed'
    | 'rowsFailed'
    | 'rowsSkipped'
    | 'warnings'
    | 'replays'
    | 'quarantine'
    | 'decidedAt'
    | 'finishedAt'
    | 'runId'
  >,
  | 'outcomes'
  | 'failedRules'
  | 'steps'
  | 'publishedFiles'
  | 'quarantinedFiles'
  | 'originalFiles'
  | 'replayedBy'
  | 'disposition'
> & { failedRules: RuleOutcome[]; disposition?: Disposition };
export type Batch = BatchSummary & {
  outcomes: RuleOutcome[];
  steps: Step[];
  publishedFiles: string[];
  quarantinedFiles: string[];
  originalFiles: string[];
  replayedBy: string[];
};
/** What people decided about that which a batch has in quarantine. */
export type Disposition = View<Schemas['DispositionView'], 'approvedBy' | 'approvedAt'>;
export type ReplayScope = 'whole' | 'rest';
export type BatchState = BatchSummary['state'];
export type Verdict = NonNullable<BatchSummary['verdict']>;
export type Outcome = RuleOutcome['outcome'];
export type FailingRow = {
  ruleIds: string[];
  reasons: string[];
  values: Record<string, string | null>;
  masked: string[];
};

/** What a batch must fulfil, and where it goes. */
export type Ruleset = View<Schemas['RulesetView'], 'maxBadShare' | 'owner' | 'origin'>;
/** What a ruleset says beside its name. */
export type RulesetText = Schemas['RulesetText'];
export type Validation = View<Schemas['Validation']>;
export type Mistake = View<Schemas['Mistake']>;
/** Where a metric is expected; without a bound on a side that is not bounded. */
export type MetricBand = { least?: number; greatest?: number };
export type MetricPoint = Omit<View<Schemas['MetricPoint'], 'expected'>, 'expected'> & {
  expected?: MetricBand;
};
export type MetricSeries = {
  metric: string;
  rules: View<Schemas['ComparingRule']>[];
  /** The latest first. */
  points: MetricPoint[];
  next?: MetricBand;
};

/** The score is absent where nothing was decided; in the trend it is null then, one number a day. */
export type Score = Omit<View<Schemas['Score'], 'score' | 'days'>, 'trend'> & { trend: (number | null)[] };
/** Of a dataset, or of a domain, which has no `dataset`. */
export type Scorecard = Omit<View<Schemas['Scorecard'], 'dataset'>, 'overall' | 'dimensions'> & {
  overall: Score;
  dimensions: { dimension: NonNullable<Schemas['DimensionScore']['dimension']>; score: Score }[];
};

export type FailedBatch = View<Schemas['FailedBatch'], 'cause'>;
export type IncidentSummary = Omit<
  View<Schemas['IncidentView'], 'owner' | 'closedAt' | 'closedBy' | 'closedFor'>,
  'batches'
>;
export type Incident = IncidentSummary & { batches: FailedBatch[] };
export type IncidentState = IncidentSummary['state'];

export type ContractSummary = View<Schemas['ContractSummary']>;
export type ContractPlace = View<Schemas['ContractPlace']>;
export type ContractChange = View<
  Schemas['ContractChange'],
  'before' | 'after' | 'beforePlace' | 'afterPlace'
>;
export type ColumnPromise = View<Schemas['ColumnPromise'], 'actual' | 'reason' | 'place'>;
export type ContractRule = Omit<View<Schemas['ContractRule']>, 'place'> & { place: ContractPlace };
export type Unconverted = Omit<View<Schemas['Unconverted']>, 'place'> & { place: ContractPlace };
export type ServiceLevel = Omit<View<Schemas['ServiceLevel'], 'state'>, 'place'> & { place: ContractPlace };
export type ContractComparison = Omit<View<Schemas['ContractComparison']>, 'changes'> & {
  changes: ContractChange[];
};
export type Contract = Omit<
  View<Schemas['ContractView'], 'owner'>,
  'changes' | 'columns' | 'rules' | 'unconverted' | 'slas' | 'comparisons'
> & {
  changes: ContractChange[];
  columns: ColumnPromise[];
  rules: ContractRule[];
  unconverted: Unconverted[];
  slas: ServiceLevel[];
  comparisons: ContractComparison[];
};

export type Crawl = Omit<
  View<Schemas['CrawlView'], 'prefix' | 'folders' | 'startedAt' | 'finishedAt' | 'elapsedMillis' | 'error'>,
  'progress'
> & {
  progress: {
    objectsListed: number;
    filesRead: number;
    datasetsFound: number;
    datasetsChanged: number;
    datasetsNew: number;
    datasetsMissing: number;
    filesNew: number;
    filesChanged: number;
    filesGone: number;
    problems: number;
  };
};
/** What is absent is off, but `dryRun`, which is on. */
export type GlueSetup = {
  region: string;
  endpoint?: string;
  mirror?: boolean;
  imports?: boolean;
  database?: string;
  databasePrefix?: string;
  deleteMissing?: boolean;
  dryRun?: boolean;
  automatic?: boolean;
};
export type GlueRun = View<Schemas['GlueRun'], 'finishedAt' | 'error'>;
export type GlueChange = View<Schemas['GlueChange'], 'reason'>;
export type GlueFinding = View<Schemas['GlueFinding']>;
export type CrawlState = Crawl['state'];
export type Finding = View<Schemas['Finding']>;
export type FindingKind = Finding['kind'];
export type PreviewedDataset = Omit<View<Schemas['PreviewedDataset'], 'rows'>, 'format'> & { format: Format };
export type Preview = Omit<View<Schemas['CrawlPreview']>, 'datasets' | 'findings'> & {
  datasets: PreviewedDataset[];
  findings: Finding[];
};

export type TagProposal = View<Schemas['TagProposal'], 'decidedAt' | 'decidedBy'>;
export type ProposalState = TagProposal['state'];
/** How far the classification of a dataset is. */
export type Look = View<Schemas['Look'], 'at' | 'sampled' | 'reason'>;
export type DatasetTags = { tags: View<Schemas['ColumnTag']>[]; look?: Look };

type Optionals = 'distinct' | 'least' | 'greatest' | 'mean' | 'deviation' | 'lengths';
export type ColumnProfile = View<Schemas['ColumnProfile'], Optionals>;
export type DataProfile = Omit<View<Schemas['DataProfile']>, 'columns'> & { columns: ColumnProfile[] };
export type Profile = Omit<View<Schemas['Profile'], 'finishedAt' | 'engine' | 'error'>, 'found'> & {
  found?: DataProfile;
};
export type SuggestedRules = View<Schemas['SuggestedRules']>;

export type LineageNode = View<Schemas['LineageNode'], 'datasetId' | 'alias' | 'names'>;
export type LineageEdge = View<Schemas['LineageEdge'], 'endedAt' | 'run'>;
export type LineageColumnEdge = View<
  Schemas['LineageColumnEdge'],
  'job' | 'firstSeen' | 'lastSeen' | 'endedAt' | 'run'
>;
/** A part of the graph; see {@link LineageQuestion}. */
export type LineageAnswer = Omit<
  View<Schemas['LineageGraph'], 'continuation'>,
  'nodes' | 'edges' | 'columnEdges'
> & { nodes: LineageNode[]; edges: LineageEdge[]; columnEdges: LineageColumnEdge[] };
export type LineageQuestion = {
  node: string;
  direction: 'upstream' | 'downstream' | 'both';
  depth: number;
  columns: boolean;
  directOnly: boolean;
  asOf?: string;
  limit: number;
};
export type LineageDiff = Omit<
  View<Schemas['LineageDiff']>,
  'added' | 'removed' | 'columnsAdded' | 'columnsRemoved'
> & {
  added: LineageEdge[];
  removed: LineageEdge[];
  columnsAdded: LineageColumnEdge[];
  columnsRemoved: LineageColumnEdge[];
};
export type LineageEnds = Omit<View<Schemas['LineageEnds'], 'continuation'>, 'nodes'> & {
  nodes: LineageNode[];
};
export type ProposedChange = 'drop' | 'rename' | 'type' | 'failing-batch';
export type Affected = Omit<
  View<Schemas['LineageAffected'], 'column' | 'datasetId' | 'alias' | 'type' | 'evidence'>,
  'evidence'
> & { evidence?: View<Schemas['LineageEvidence'], 'run' | 'lastSeen'> };
export type Impact = Omit<View<Schemas['LineageImpact']>, 'affected' | 'change'> & {
  change: ProposedChange;
  affected: Affected[];
};
export type EndsKind = 'roots' | 'leaves' | 'orphans';

export type Facets = Record<string, unknown>;
export type Name = { namespace: string; name: string };
type RunOptionals =
  | 'nominalStartTime'
  | 'nominalEndTime'
  | 'startedAt'
  | 'endedAt'
  | 'durationMs'
  | 'parentRunId'
  | 'rootRunId'
  | 'error';
export type RunDataset = { datasetVersionId: Name; facets: Facets };
export type Run = Omit<
  View<Schemas['LineageRun'], RunOptionals>,
  'facets' | 'args' | 'jobVersion' | 'inputDatasetVersions' | 'outputDatasetVersions'
> & { facets: Facets; inputDatasetVersions: RunDataset[]; outputDatasetVersions: RunDataset[] };
export type RunState = Run['state'];
export type RunStatistics = View<
  Schemas['LineageRunStatistics'],
  'failureRate' | 'lastSuccessAt' | 'medianSeconds' | 'longestSeconds'
>;
export type Job = Omit<
  View<
    Schemas['LineageJob'],
    'parentJobName' | 'parentJob' | 'location' | 'description' | 'latestRun' | 'currentVersion'
  >,
  'latestRun' | 'latestRuns' | 'facets' | 'statistics'
> & { latestRun?: Run; facets: Facets; statistics: RunStatistics };
/** What events told of a dataset. */
export type ToldDataset = Omit<
  View<Schemas['LineageDataset'], 'lastModifiedAt' | 'lastLifecycleState' | 'description' | 'currentVersion'>,
  'facets' | 'fields'
> & { facets: Facets; fields: { name: string; type?: string; description?: string }[] };
export type LineageStatus = Omit<View<Schemas['LineageStatus'], 'foldedAt'>, 'unknown'> & {
  unknown: { kind: string; name: string; times: number; lastAt: string }[];
};
export type LineageDeadLetter = View<Schemas['LineageDeadLetter'], 'pointer' | 'body'>;
export type SearchHit = View<Schemas['LineageSearchResult']>;

type HitOptionals = 'column' | 'lake' | 'zone' | 'format' | 'owner' | 'domain' | 'quality' | 'updatedAt';
/** Anything that search finds. */
export type CatalogHit = View<Schemas['SearchHit'], HitOptionals>;
export type CatalogFound = {
  items: CatalogHit[];
  next?: string;
  total: number;
  facets: Partial<Record<string, { value: string; count: number }[]>>;
  watermark?: string;
  degraded: boolean;
  behind: boolean;
  relaxed?: 'typos' | 'some-words';
};
export type CatalogSuggestions = { items: CatalogHit[]; words: string[]; degraded: boolean };

/** One place that a problem speaks of: a field, a line of a text, a key in the lake. */
export type ProblemPlace = {
  field?: string;
  pointer?: string;
  line?: number;
  column?: number;
  key?: string;
  detail: string;
};

export type PolicyDocuments = View<Schemas['PolicyDocuments'], 'source' | 'commit'>;
export type PolicyFinding = View<Schemas['PolicyFinding']>;
export type PolicyTestResult = View<Schemas['PolicyTestResult'], 'failure'>;
export type PolicyCheck = { sound: boolean; findings: PolicyFinding[]; tests: PolicyTestResult[] };
export type PolicyPlanSummary = View<Schemas['PolicyPlanSummary']>;
export type PolicyEffect = View<Schemas['PolicyEffect']>;
export type PolicyStop = View<Schemas['PolicyStop'], 'flag'>;
/** The id is there if the plan is kept. */
export type PolicyPlan = View<Schemas['PolicyPlan'], 'id' | 'kind' | 'author' | 'at'>;
export type PolicyApply = View<Schemas['PolicyApply'], 'finishedAt' | 'error'>;
export type PolicyDrift = Omit<View<Schemas['PolicyDrift'], 'endedAt' | 'endedBy'>, 'repair'> & {
  repair: PolicyPlan;
};
export type PolicyDriftReport = {
  targets: View<Schemas['PolicyObservation'], 'at' | 'error'>[];
  drifts: PolicyDrift[];
};
export type PolicyAnswers = View<Schemas['PolicyAnswers'], 'target'>;
