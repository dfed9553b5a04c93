import type { Dataset } from '../../api/types';
import { formatName, isTable } from './formatName';
import { Snapshots } from './Snapshots';
import { Versions } from './Versions';

/** The history that the table keeps itself, and the one that Weir keeps. */
export function HistoryTab({ dataset }: { dataset: Dataset }) {
  return (
    <>
      {isTable(dataset.format) && dataset.origin !== 'glue' && (
        <Snapshots id={dataset.id} format={formatName(dataset.format)} />
      )}
      <Versions id={dataset.id} lake={dataset.lake} />
    </>
  );
}
