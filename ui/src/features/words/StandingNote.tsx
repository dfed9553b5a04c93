import { IconArchive, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { dataset, datasetWords } from '../../api/queries';
import { Note } from '../../parts/Note';
import { routeTo } from '../../routeTo';

/** Why a dataset is certified, or left, and what to use instead. */
export function StandingNote({ id }: { id: string }) {
  const { data } = useQuery(datasetWords(id));
  const certification = data?.entry.certification;
  const deprecation = data?.entry.deprecation;
  if (certification !== undefined) {
    return (
      <Note tone="good" icon={IconRosetteDiscountCheck} title="Certified">
        <p>{certification.reason}</p>
      </Note>
    );
  }
  if (deprecation === undefined) {
    return null;
  }
  return (
    <Note tone="warn" icon={IconArchive} title="Deprecated">
      <p>{deprecation.reason}</p>
      {deprecation.replacement !== undefined && <Replacement id={deprecation.replacement} />}
    </Note>
  );
}

function Replacement({ id }: { id: string }) {
  const { data } = useQuery(dataset(id));
  return (
    <p>
      Use <Link to={routeTo.dataset(id)}>{data?.alias ?? id}</Link> instead.
    </p>
  );
}
