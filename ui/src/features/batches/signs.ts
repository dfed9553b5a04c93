import {
  IconAlertOctagon,
  IconArrowsSplit2,
  IconCircleCheck,
  IconCircleX,
  IconHandStop,
  IconHelpHexagon,
  IconInbox,
  IconLoader2,
} from '@tabler/icons-react';
import type { BatchState, BatchSummary, Outcome } from '../../api/types';
import type { Sign } from '../../parts/Badge';

const stateSigns: Record<BatchState, Sign> = {
  received: { tone: 'idle', icon: IconInbox, word: 'Received' },
  checking: { tone: 'busy', icon: IconLoader2, word: 'Checking', turning: true },
  publishing: { tone: 'busy', icon: IconLoader2, word: 'Publishing', turning: true },
  quarantining: { tone: 'busy', icon: IconLoader2, word: 'Quarantining', turning: true },
  held: { tone: 'hold', icon: IconHandStop, word: 'Held' },
  published: { tone: 'good', icon: IconCircleCheck, word: 'Published' },
  quarantined: { tone: 'bad', icon: IconAlertOctagon, word: 'Quarantined' },
};

const split: Sign = { tone: 'warn', icon: IconArrowsSplit2, word: 'Split' };

/** What became of a batch. Published with some rows left out is a thing of its own. */
export function batchSign(batch: Pick<BatchSummary, 'state' | 'verdict'>): Sign {
  return batch.state === 'published' && batch.verdict === 'split' ? split : stateSigns[batch.state];
}

export const outcomeSigns: Record<Outcome, Sign> = {
  passed: { tone: 'good', icon: IconCircleCheck, word: 'Passed' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  undecided: { tone: 'hold', icon: IconHelpHexagon, word: 'Undecided' },
};
