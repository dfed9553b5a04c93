import {
  IconColumns3,
  IconDatabase,
  IconFunction,
  IconListCheck,
  IconLock,
  IconMathFunction,
  IconSettings2,
  IconVocabulary,
  type Icon,
} from '@tabler/icons-react';
import type { CatalogHit } from '../../api/types';
import { routeTo } from '../../routeTo';

export const KINDS: { kind: CatalogHit['type']; name: string; icon: Icon }[] = [
  { kind: 'dataset', name: 'Datasets', icon: IconDatabase },
  { kind: 'column', name: 'Columns', icon: IconColumns3 },
  { kind: 'job', name: 'Jobs', icon: IconSettings2 },
  { kind: 'term', name: 'Terms', icon: IconVocabulary },
  { kind: 'policy', name: 'Policies', icon: IconLock },
  { kind: 'ruleset', name: 'Rulesets', icon: IconListCheck },
  { kind: 'metric', name: 'Metrics', icon: IconMathFunction },
  { kind: 'feature', name: 'Features', icon: IconFunction },
];

export const iconOf = (hit: CatalogHit): Icon =>
  KINDS.find(({ kind }) => kind === hit.type)?.icon ?? IconDatabase;

/** Where a hit is at home. What has no page of its own is found again by its name. */
export function pageOf(hit: CatalogHit): string {
  switch (hit.type) {
    case 'dataset':
    case 'column':
      return routeTo.dataset(hit.id);
    case 'job':
      return routeTo.job(hit.name, hit.title);
    case 'ruleset':
      return routeTo.ruleset(hit.id);
    default:
      return routeTo.search({ q: `"${hit.title}"`, type: hit.type });
  }
}
