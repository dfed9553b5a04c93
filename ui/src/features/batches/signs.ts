import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconCircleCheck,
  IconCircleX,
  IconHandStop,
  IconHelpHexagon,
  IconInbox,
  IconLoader2,
  IconLockOpen,
  IconPlayerSkipForward,
  IconRepeat,
  IconTrash,
} from '@tabler/icons-react';
import type { BatchState, BatchSummary, Outcome, RuleOutcome } from '../../api/types';
import type { Sign } from '../../parts/Badge';

const stateSigns: Record<BatchState, Sign> = {
  received: { tone: 'idle', icon: IconInbox, word: 'Received' },
  checking: { tone: 'busy', icon: IconLoader2, word: 'Checking', turning: true },
  publishing: { tone: 'busy', icon: IconLoader2, word: 'Publishing', turning: true },
  quarantining: { tone: 'busy', icon: IconLoader2, word: 'Quarantining', turning: true },
  held: { tone: 'hold', icon: IconHandStop, word: 'Held' },
  published: { tone: 'good', icon: IconCircleCheck, word: 'Published' },
  quarantined: { tone: 'bad', icon: IconAlertOctagon, word: 'Quarantined' },
  releasing: { tone: 'busy', icon: IconLoader2, word: 'Releasing', turning: true },
  released: { tone: 'good', icon: IconLockOpen, word: 'Released' },
  discarding: { tone: 'busy', icon: IconLoader2, word: 'Discarding', turning: true },
  discarded: { tone: 'idle', icon: IconTrash, word: 'Discarded' },
  replayed: { tone: 'good', icon: IconRepeat, word: 'Replayed' },
};

const split: Sign = { tone: 'warn', icon: IconArrowsSplit2, word: 'Split' };

/** What became of a batch. Published with some rows left out is a thing of its own. */
export function batchSign(batch: Pick<BatchSummary, 'state' | 'verdict'>): Sign {
  return batch.state === 'published' && batch.verdict === 'split' ? split : stateSigns[batch.state];
}

const outcomeSigns: Record<Outcome, Sign> = {
  passed: { tone: 'good', icon: IconCircleCheck, word: 'Passed' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  skipped: { tone: 'idle', icon: IconPlayerSkipForward, word: 'Skipped' },
  undecided: { tone: 'hold', icon: IconHelpHexagon, word: 'Undecided' },
};

const warning: Sign = { tone: 'warn', icon: IconAlertTriangle, word: 'Warning' };

/** What became of a rule. One that keeps nothing out warns. */
export function ruleSign(rule: Pick<RuleOutcome, 'outcome' | 'severity'>): Sign {
  return rule.outcome === 'failed' && rule.severity === 'warn' ? warning : outcomeSigns[rule.outcome];
}
