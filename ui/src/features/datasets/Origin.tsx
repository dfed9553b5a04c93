import { IconCloud, IconGhost2 } from '@tabler/icons-react';
import type { DatasetSummary } from '../../api/types';
import { Badge, type Sign } from '../../parts/Badge';

const GLUE: Sign = { tone: 'idle', icon: IconCloud, word: 'From Glue' };
const MISSING: Sign = { tone: 'warn', icon: IconGhost2, word: 'Missing' };

/** That nobody looked at its files, or that it is there no more; of most datasets nothing. */
export function Origin({ dataset }: { dataset: DatasetSummary }) {
  return (
    <>
      {dataset.origin === 'glue' && (
        <>
          {' '}
          <Badge plain sign={GLUE} title="The Glue Data Catalog tells of it; no crawl saw its files" />
        </>
      )}
      {dataset.missingSince !== undefined && (
        <>
          {' '}
          <Badge plain sign={MISSING} title="It was there once; what is shown is how it was then" />
        </>
      )}
    </>
  );
}
