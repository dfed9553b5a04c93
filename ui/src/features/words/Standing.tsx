import { IconArchive, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { datasetWords } from '../../api/queries';
import { Badge } from '../../parts/Badge';

/** Whether a dataset is certified or deprecated, and why; nothing, where nobody said so. */
export function Standing({ id }: { id: string }) {
  const { data } = useQuery(datasetWords(id));
  const certification = data?.entry.certification;
  const deprecation = data?.entry.deprecation;
  if (certification !== undefined) {
    return (
      <Badge
        sign={{ tone: 'good', icon: IconRosetteDiscountCheck, word: 'certified' }}
        title={certification.reason}
      />
    );
  }
  return deprecation === undefined ? null : (
    <Badge sign={{ tone: 'warn', icon: IconArchive, word: 'deprecated' }} title={deprecation.reason} />
  );
}
