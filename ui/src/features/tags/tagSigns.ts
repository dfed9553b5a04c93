import {
  IconAt,
  IconCake,
  IconCheck,
  IconCreditCard,
  IconId,
  IconKey,
  IconMapPin,
  IconMapPin2,
  IconPhone,
  IconQuestionMark,
  IconTag,
  IconUser,
  IconWorld,
  IconX,
  IconBuildingBank,
  type Icon,
} from '@tabler/icons-react';
import type { ProposalState } from '../../api/types';
import type { Sign } from '../../parts/Badge';

type Kind = { name: string; icon: Icon };

/** The tags there are, as people call them. */
const KINDS: Record<string, Kind> = {
  'pii.email': { name: 'E-mail address', icon: IconAt },
  'pii.phone': { name: 'Phone number', icon: IconPhone },
  'pii.name': { name: 'Name of a person', icon: IconUser },
  'pii.address': { name: 'Postal address', icon: IconMapPin },
  'pii.date_of_birth': { name: 'Date of birth', icon: IconCake },
  'pii.national_id': { name: 'National id', icon: IconId },
  'pii.ip': { name: 'IP address', icon: IconWorld },
  'pii.geo': { name: 'Place', icon: IconMapPin2 },
  'financial.iban': { name: 'IBAN', icon: IconBuildingBank },
  'financial.card': { name: 'Payment card', icon: IconCreditCard },
  secret: { name: 'Secret', icon: IconKey },
};

export const TAGS = Object.keys(KINDS);

/** A tag that the site does not know yet is called by itself. */
export function kindOf(tag: string): Kind {
  return KINDS[tag] ?? { name: tag, icon: IconTag };
}

export const proposalSigns: Record<ProposalState, Sign> = {
  proposed: { tone: 'accent', icon: IconQuestionMark, word: 'To decide' },
  accepted: { tone: 'good', icon: IconCheck, word: 'Accepted' },
  rejected: { tone: 'idle', icon: IconX, word: 'Rejected' },
};

/** What a confidence means in a word; from 0.5 on, since nothing below is proposed. */
export function sureness(confidence: number): 'almost sure' | 'likely' | 'perhaps' {
  return confidence >= 0.9 ? 'almost sure' : confidence >= 0.7 ? 'likely' : 'perhaps';
}
