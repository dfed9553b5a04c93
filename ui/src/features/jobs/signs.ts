import { IconBan, IconCircleCheck, IconCircleX, IconClock, IconLoader2 } from '@tabler/icons-react';
import type { RunState } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const runSigns: Record<RunState, Sign> = {
  NEW: { tone: 'idle', icon: IconClock, word: 'New' },
  RUNNING: { tone: 'busy', icon: IconLoader2, word: 'Running', turning: true },
  COMPLETED: { tone: 'good', icon: IconCircleCheck, word: 'Completed' },
  FAILED: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  ABORTED: { tone: 'warn', icon: IconBan, word: 'Aborted' },
};

export const RUN_STATES = Object.keys(runSigns) as RunState[];
