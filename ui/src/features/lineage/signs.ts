import {
  IconArrowsExchange,
  IconClockPause,
  IconDatabase,
  IconDropletHalf2,
  IconEyeOff,
  IconHelpCircle,
  IconLayoutColumns,
  IconPlus,
  IconMinus,
  IconPlugX,
  IconSettings2,
} from '@tabler/icons-react';
import type { Affected } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const kindSigns: Record<'dataset' | 'job' | 'column', Sign> = {
  dataset: { tone: 'idle', icon: IconDatabase, word: 'Dataset' },
  job: { tone: 'idle', icon: IconSettings2, word: 'Job' },
  column: { tone: 'idle', icon: IconLayoutColumns, word: 'Column' },
};

/** No value goes on as it was. */
export const maskedSign: Sign = { tone: 'hold', icon: IconEyeOff, word: 'Masked' };

export const changeSigns: Record<'added' | 'removed', Sign> = {
  added: { tone: 'good', icon: IconPlus, word: 'Added' },
  removed: { tone: 'bad', icon: IconMinus, word: 'Removed' },
};

/** What a change does to something; the worst first. */
export const effectSigns: Record<Affected['effect'], Sign> = {
  breaks: { tone: 'bad', icon: IconPlugX, word: 'Breaks' },
  changes: { tone: 'warn', icon: IconArrowsExchange, word: 'Changes' },
  receives: { tone: 'warn', icon: IconDropletHalf2, word: 'Gets bad rows' },
  stale: { tone: 'hold', icon: IconClockPause, word: 'Goes stale' },
  possible: { tone: 'idle', icon: IconHelpCircle, word: 'Possibly' },
};

const KINDS: Record<string, string> = {
  identity: 'as it is',
  transformation: 'transformed',
  aggregation: 'aggregated',
  direct: 'direct',
  join: 'to join',
  'group-by': 'to group',
  filter: 'to filter',
  sort: 'to sort',
  window: 'in a window',
  conditional: 'as a condition',
  indirect: 'indirect',
  whole: 'whole dataset',
};

/** How a column enters another one, in words. */
export function kindWords(kinds: string[]): string {
  return kinds.map((kind) => KINDS[kind] ?? kind).join(', ');
}
