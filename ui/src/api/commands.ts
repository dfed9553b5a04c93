/** Every request that has the service do something. Each throws a `ProblemError`. */
import { api, read } from './client';
import { WORD_PATHS } from './queries';
import type {
  Batch,
  ConnectionTest,
  Crawl,
  DatasetEntry,
  DatasetWords,
  GlueRun,
  Incident,
  Lake,
  NewLake,
  Pin,
  PolicyApply,
  PolicyDrift,
  PolicyDriftReport,
  PolicyPlan,
  Profile,
  ProposedChange,
  ReplayScope,
  Ruleset,
  RulesetText,
  TagProposal,
  Word,
  WordEntry,
  WordKind,
} from './types';

export const registerLake = (lake: NewLake) => read<Lake>(api.POST('/api/v1/lakes', { body: lake }));

/** A place that cannot be read is an answer, and no problem. */
export const testConnection = (place: Omit<NewLake, 'name'>) =>
  read<ConnectionTest>(api.POST('/api/v1/lakes/connection-test', { body: place }));

export const pinLake = (name: string, pins: Pin[]) =>
  read<Lake>(api.PUT('/api/v1/lakes/{name}/pins', { params: { path: { name } }, body: { pins } }));

export const beginGlue = (lake: string, kind: GlueRun['kind']) => {
  const params = { path: { name: lake } };
  switch (kind) {
    case 'plan':
      return read<GlueRun>(api.POST('/api/v1/lakes/{name}/glue/plan', { params }));
    case 'apply':
      return read<GlueRun>(api.POST('/api/v1/lakes/{name}/glue/apply', { params }));
    case 'plan-import':
      return read<GlueRun>(api.POST('/api/v1/lakes/{name}/glue/plan-import', { params }));
    case 'import':
      return read<GlueRun>(api.POST('/api/v1/lakes/{name}/glue/import', { params }));
  }
};

export const startCrawl = (lake: string) => read<Crawl>(api.POST('/api/v1/crawls', { body: { lake } }));

export type CrawlOrder = 'pause' | 'resume' | 'cancel';

export const orderCrawl = (id: string, order: CrawlOrder) => {
  const params = { path: { id } };
  switch (order) {
    case 'pause':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/pause', { params }));
    case 'resume':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/resume', { params }));
    case 'cancel':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/cancel', { params }));
  }
};

export const orderProfile = (id: string) =>
  read<Profile>(api.POST('/api/v1/datasets/{id}/profile', { params: { path: { id } } }));

/** The text of a ruleset with these suggestions in it; saves nothing. */
export const addSuggestions = (id: string, dqdl: string, rules: string[]) =>
  read<{ dqdl: string; added: number }>(
    api.POST('/api/v1/datasets/{id}/suggestions/add', { params: { path: { id } }, body: { dqdl, rules } }),
  );

export const releaseBatch = (id: string, reason: string) =>
  read<Batch>(api.POST('/api/v1/batches/{id}/release', { params: { path: { id } }, body: { reason } }));

export const approveRelease = (id: string) =>
  read<Batch>(api.POST('/api/v1/batches/{id}/release/approve', { params: { path: { id } } }));

export const refuseRelease = (id: string, reason: string) =>
  read<Batch>(
    api.POST('/api/v1/batches/{id}/release/refuse', { params: { path: { id } }, body: { reason } }),
  );

export const discardBatch = (id: string, reason: string) =>
  read<Batch>(api.POST('/api/v1/batches/{id}/discard', { params: { path: { id } }, body: { reason } }));

/** Answers the repaired batch, which is another one. */
export const replayBatch = (id: string, replay: { path?: string; scope: ReplayScope; reason: string }) =>
  read<Batch>(api.POST('/api/v1/batches/{id}/replay', { params: { path: { id } }, body: replay }));

export const closeIncident = (id: string, reason: string) =>
  read<Incident>(api.POST('/api/v1/incidents/{id}/close', { params: { path: { id } }, body: { reason } }));
/** Answers the next version; the same text again is no new version. */
export const saveRuleset = (name: string, text: RulesetText) =>
  read<Ruleset>(api.PUT('/api/v1/rulesets/{name}', { params: { path: { name } }, body: text }));

/** @param revision that was read; without it, a new one is made */
export const saveWord = (kind: WordKind, key: string, entry: WordEntry, revision?: number) =>
  read<Word>(
    api.PUT(`${WORD_PATHS[kind]}/{key}` as '/api/v1/domains/{key}', {
      params: { path: { key } },
      headers: ifMatch(revision),
      body: entry as never,
    }),
  );

export const deleteWord = (kind: WordKind, key: string, revision: number) =>
  read<void>(
    api.DELETE('/api/v1/words/{kind}/{key}', { params: { path: { kind, key } }, headers: ifMatch(revision) }),
  );

export const restoreWord = (kind: WordKind | 'dataset', key: string, to: number, revision: number) =>
  read<Word>(
    api.POST('/api/v1/words/{kind}/{key}/revisions/{revision}/restore', {
      params: { path: { kind, key, revision: to } },
      headers: ifMatch(revision),
    }),
  );

export const saveDatasetWords = (id: string, entry: DatasetEntry, revision: number) =>
  read<DatasetWords>(
    api.PUT('/api/v1/datasets/{id}/words', {
      params: { path: { id } },
      headers: ifMatch(revision === 0 ? undefined : revision),
      body: entry as never,
    }),
  );

/** "I use this", or no longer. */
export const endorse = (id: string, uses: boolean) =>
  read<DatasetWords>(
    uses
      ? api.PUT('/api/v1/datasets/{id}/endorsement', { params: { path: { id } } })
      : api.DELETE('/api/v1/datasets/{id}/endorsement', { params: { path: { id } } }),
  );

const ifMatch = (revision?: number): Record<string, string> =>
  revision === undefined ? {} : { 'If-Match': `"${revision}"` };

export type TagOrder = 'accept' | 'reject' | 'reopen';

export const orderTag = (id: string, order: TagOrder) => {
  const params = { path: { id } };
  switch (order) {
    case 'accept':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/accept', { params }));
    case 'reject':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/reject', { params }));
    case 'reopen':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/reopen', { params }));
  }
};

export type ImpactForm = 'json' | 'csv' | 'markdown';

/** What a change would reach, as the text of a file. */
export const impactAs = (format: ImpactForm, node: string, change: ProposedChange, asOf?: string) =>
  read<string>(
    api.GET('/api/v1/lineage/impact', {
      params: { query: { node, change, format, ...(asOf !== undefined && { asOf }) } },
      parseAs: 'text',
    }),
  );

/** Takes it as if it had just been sent; a problem if it still cannot be taken. */
export const replayDeadLetter = (id: string) =>
  read<void>(api.POST('/api/v1/lineage/dead-letters/{id}/replay', { params: { path: { id } } }));

export const discardDeadLetter = (id: string) =>
  read<void>(api.DELETE('/api/v1/lineage/dead-letters/{id}', { params: { path: { id } } }));

export const makePolicyPlans = () => read<PolicyPlan[]>(api.POST('/api/v1/policies/plans'));

export const approvePolicyPlan = (id: string) =>
  read<PolicyPlan>(api.POST('/api/v1/policies/plans/{id}/approve', { params: { path: { id } } }));

/** @param lift limits that are meant to be gone over, each up to a count */
export const applyPolicyPlan = (
  id: string,
  lift: { losing?: number; exposed?: number; deletes?: number; deletePercent?: number; uncompared?: boolean },
) =>
  read<PolicyApply>(
    api.POST('/api/v1/policies/plans/{id}/apply', { params: { path: { id } }, body: { lift } }),
  );

export const rollBackPolicyPlan = (id: string) =>
  read<PolicyPlan>(api.POST('/api/v1/policies/plans/{id}/rollback', { params: { path: { id } } }));

export const lookForDrift = () => read<PolicyDriftReport>(api.POST('/api/v1/policies/drift'));

export const repairDrift = (id: string) =>
  read<PolicyPlan>(api.POST('/api/v1/policies/drift/{id}/repair', { params: { path: { id } } }));

export const acceptDrift = (id: string) =>
  read<PolicyDrift>(api.POST('/api/v1/policies/drift/{id}/accept', { params: { path: { id } } }));
