import type { WordKind } from '../../api/types';

export type Field = {
  name: string;
  label: string;
  type: 'text' | 'markdown' | 'code' | 'list' | 'choice' | 'key' | 'keys' | 'datasets' | 'labels';
  hint?: string;
  /** Of a choice. */
  choices?: string[];
  /** What a key is of. */
  of?: WordKind;
};

type Told = { one: string; many: string; lead: string; fields: Field[] };

const NAME: Field = { name: 'name', label: 'Name', type: 'text' };
const OWNER: Field = { name: 'owner', label: 'Owner', type: 'key', of: 'owner' };
const DESCRIPTION: Field = { name: 'description', label: 'Description', type: 'markdown' };
const SOURCES: Field = { name: 'sources', label: 'Source datasets', type: 'datasets' };

export const VISIBLE_TO: Field = {
  name: 'visibleTo',
  label: 'Visible to',
  type: 'labels',
  hint: 'everyone, role:steward, team:<owner>, person:<name>; empty: as the domain above says',
};

/** What each kind of entry says, in the order in which a page shows it. */
export const KINDS: Record<WordKind, Told> = {
  term: {
    one: 'Term',
    many: 'Terms',
    lead: 'What the words of the business mean.',
    fields: [
      NAME,
      { name: 'definition', label: 'Definition', type: 'markdown' },
      { name: 'status', label: 'Status', type: 'choice', choices: ['draft', 'approved', 'retired'] },
      { name: 'synonyms', label: 'Synonyms', type: 'list' },
      { name: 'abbreviations', label: 'Abbreviations', type: 'list' },
      { name: 'parent', label: 'Wider term', type: 'key', of: 'term' },
      { name: 'related', label: 'Related terms', type: 'keys', of: 'term' },
      { name: 'steward', label: 'Steward', type: 'key', of: 'owner' },
    ],
  },
  domain: {
    one: 'Domain',
    many: 'Domains',
    lead: 'The parts of the business that data belong to.',
    fields: [
      NAME,
      DESCRIPTION,
      { name: 'parent', label: 'Part of', type: 'key', of: 'domain' },
      OWNER,
      VISIBLE_TO,
    ],
  },
  owner: {
    one: 'Owner',
    many: 'Owners',
    lead: 'The people and teams that answer for data.',
    fields: [
      NAME,
      { name: 'type', label: 'Type', type: 'choice', choices: ['team', 'person'] },
      DESCRIPTION,
      { name: 'contact', label: 'Contact', type: 'text' },
      {
        name: 'members',
        label: 'Members',
        type: 'list',
        hint: 'of a team: the names that their tokens have',
      },
    ],
  },
  metric: {
    one: 'Metric',
    many: 'Metrics',
    lead: 'The numbers that the business is steered by.',
    fields: [
      NAME,
      DESCRIPTION,
      { name: 'expression', label: 'Expression', type: 'code' },
      { name: 'grain', label: 'Grain', type: 'text' },
      { name: 'dimensions', label: 'Dimensions', type: 'list' },
      { name: 'unit', label: 'Unit', type: 'text' },
      SOURCES,
      OWNER,
      { name: 'origin', label: 'Origin', type: 'text', hint: 'what tells of it, if no person does' },
    ],
  },
  feature: {
    one: 'Feature',
    many: 'Features',
    lead: 'The values that models learn from.',
    fields: [
      NAME,
      DESCRIPTION,
      { name: 'entity', label: 'Entity', type: 'text' },
      { name: 'type', label: 'Type', type: 'text' },
      { name: 'query', label: 'Query', type: 'code' },
      SOURCES,
      { name: 'offlinePath', label: 'Offline path', type: 'text' },
      { name: 'onlineStore', label: 'Online store', type: 'text' },
      OWNER,
    ],
  },
};

export const isWordKind = (kind: string | undefined): kind is WordKind =>
  kind !== undefined && Object.hasOwn(KINDS, kind);

/** A key for a name: what people would have typed. */
export const keyOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 100);
