import {
  IconAlertTriangle,
  IconArrowsMaximize,
  IconCircleCheck,
  IconClockX,
  IconHelpCircle,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react';
import type { ColumnPromise, ContractComparison, ServiceLevel } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const promiseSigns: Record<ColumnPromise['state'], Sign> = {
  kept: { tone: 'good', icon: IconCircleCheck, word: 'Kept' },
  compatible: { tone: 'warn', icon: IconArrowsMaximize, word: 'Compatible' },
  broken: { tone: 'bad', icon: IconAlertTriangle, word: 'Broken' },
  unpromised: { tone: 'idle', icon: IconPlus, word: 'Not promised' },
  unknown: { tone: 'idle', icon: IconHelpCircle, word: 'Not known' },
};

export const comparisonSigns: Record<ContractComparison['kind'], Sign> = {
  none: { tone: 'good', icon: IconCircleCheck, word: 'Kept' },
  compatible: { tone: 'warn', icon: IconArrowsMaximize, word: 'Compatible' },
  breaking: { tone: 'bad', icon: IconAlertTriangle, word: 'Breaking' },
  docs: { tone: 'idle', icon: IconPencil, word: 'Words only' },
};

export const levelSigns: Record<NonNullable<ServiceLevel['state']>, Sign> = {
  met: { tone: 'good', icon: IconCircleCheck, word: 'Met' },
  missed: { tone: 'bad', icon: IconClockX, word: 'Missed' },
};
