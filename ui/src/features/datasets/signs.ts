import {
  IconAlertTriangle,
  IconArrowsMaximize,
  IconCircleCheck,
  IconFileAlert,
  IconFileCheck,
  IconRefresh,
  IconSparkles,
} from '@tabler/icons-react';
import type { ChangeKind, Compatibility, DatasetFile } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const changeSigns: Record<ChangeKind, Sign> = {
  initial: { tone: 'accent', icon: IconSparkles, word: 'First version' },
  data: { tone: 'idle', icon: IconRefresh, word: 'Data only' },
  compatible: { tone: 'good', icon: IconCircleCheck, word: 'Compatible' },
  widening: { tone: 'warn', icon: IconArrowsMaximize, word: 'Widening' },
  breaking: { tone: 'bad', icon: IconAlertTriangle, word: 'Breaking' },
};

/** What a change asks of those who read the dataset. */
export const meaningOf: Record<Compatibility, string> = {
  compatible: 'Readers of the version before go on as they are',
  widening: 'Readers must be ready for larger values',
  breaking: 'Readers of the version before may fail',
};

export const fileSigns: Record<DatasetFile['state'], Sign> = {
  read: { tone: 'idle', icon: IconFileCheck, word: 'Read' },
  broken: { tone: 'bad', icon: IconFileAlert, word: 'Broken' },
};
