import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconFileAlert,
  IconFileInfo,
  IconFileOff,
  IconFileUnknown,
  IconLoader2,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { CrawlState, FindingKind } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const crawlSigns: Record<CrawlState, Sign> = {
  queued: { tone: 'idle', icon: IconClock, word: 'Queued' },
  running: { tone: 'busy', icon: IconLoader2, word: 'Running', turning: true },
  completed: { tone: 'good', icon: IconCircleCheck, word: 'Completed' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  paused: { tone: 'hold', icon: IconPlayerPause, word: 'Paused' },
  cancelled: { tone: 'idle', icon: IconBan, word: 'Cancelled' },
};

export const findingSigns: Record<FindingKind, Sign> = {
  broken: { tone: 'bad', icon: IconFileAlert, word: 'Broken' },
  skipped: { tone: 'idle', icon: IconFileOff, word: 'Skipped' },
  remarked: { tone: 'warn', icon: IconFileInfo, word: 'Remarked' },
  unsupported: { tone: 'warn', icon: IconFileUnknown, word: 'Unsupported' },
};
