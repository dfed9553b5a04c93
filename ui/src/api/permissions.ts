import { useQuery } from '@tanstack/react-query';
import { status } from './queries';

export type Permission =
  | 'run-crawls'
  | 'view-rows'
  | 'decide-tags'
  | 'edit-lakes'
  | 'edit-rulesets'
  | 'edit-words'
  | 'submit-batches'
  | 'release-batches'
  | 'reveal-values'
  | 'close-incidents'
  | 'handle-dead-letters'
  | 'plan-policies'
  | 'apply-policies';

const WORDS: Record<Permission, string> = {
  'run-crawls': 'start or stop crawls',
  'view-rows': 'see values of data',
  'decide-tags': 'decide about tags',
  'edit-lakes': 'add or change lakes',
  'edit-rulesets': 'change rulesets',
  'edit-words': 'change what is said of data',
  'submit-batches': 'hand in batches',
  'release-batches': 'decide what becomes of rows in quarantine',
  'reveal-values': 'see masked values',
  'close-incidents': 'close incidents',
  'handle-dead-letters': 'replay or discard dead letters',
  'plan-policies': 'plan and approve policies',
  'apply-policies': 'apply policies',
};

/** Only to say so beforehand: it is the service that decides. */
const ROLES: Record<Permission, readonly string[]> = {
  'run-crawls': ['steward', 'administrator'],
  'view-rows': ['steward', 'administrator'],
  'decide-tags': ['steward', 'administrator'],
  'edit-lakes': ['administrator'],
  'edit-rulesets': ['steward', 'administrator'],
  'edit-words': ['steward', 'administrator'],
  'submit-batches': ['steward', 'administrator'],
  'release-batches': ['steward', 'administrator'],
  'reveal-values': ['administrator'],
  'close-incidents': ['steward', 'administrator'],
  'handle-dead-letters': ['steward', 'administrator'],
  'plan-policies': ['steward', 'administrator'],
  'apply-policies': ['administrator'],
};

/** Why who looks at the site may not do this; undefined if they may, or if the service must be asked. */
export function useRefusal(permission: Permission): string | undefined {
  const { data } = useQuery(status());
  const role = data?.actor.role;
  return role === undefined || ROLES[permission].includes(role)
    ? undefined
    : `Your role, ${role}, may not ${WORDS[permission]}. Ask an administrator for a token with a role that may.`;
}
