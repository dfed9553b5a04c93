import { IconCircleCheck, IconUrgent } from '@tabler/icons-react';
import type { IncidentState } from '../../api/types';
import type { Sign } from '../../parts/Badge';

export const incidentSigns: Record<IncidentState, Sign> = {
  open: { tone: 'bad', icon: IconUrgent, word: 'Open' },
  closed: { tone: 'good', icon: IconCircleCheck, word: 'Closed' },
};
