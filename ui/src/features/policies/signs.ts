import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconCircleX,
  IconLoader2,
  IconMinus,
  IconPlus,
  IconTransform,
} from '@tabler/icons-react';
import type { PolicyApply, PolicyDrift, PolicyEffect } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const effectSigns: Record<PolicyEffect['kind'], Sign> = {
  gains: { tone: 'warn', icon: IconPlus, word: 'Gains' },
  'sees-more': { tone: 'warn', icon: IconArrowUp, word: 'Sees more' },
  'sees-otherwise': { tone: 'accent', icon: IconTransform, word: 'Sees otherwise' },
  'sees-less': { tone: 'bad', icon: IconArrowDown, word: 'Sees less' },
  loses: { tone: 'bad', icon: IconMinus, word: 'Loses' },
};

export const applySigns: Record<PolicyApply['state'], Sign> = {
  running: { tone: 'busy', icon: IconLoader2, word: 'Running', turning: true },
  completed: { tone: 'good', icon: IconCircleCheck, word: 'Completed' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  stale: { tone: 'warn', icon: IconAlertTriangle, word: 'Stale' },
};

export const driftSigns: Record<PolicyDrift['state'], Sign> = {
  open: { tone: 'bad', icon: IconAlertTriangle, word: 'Open' },
  gone: { tone: 'idle', icon: IconCircleCheck, word: 'Gone' },
  accepted: { tone: 'accent', icon: IconCircleCheck, word: 'Accepted' },
  repaired: { tone: 'good', icon: IconCircleCheck, word: 'Repaired' },
};
