import { IconTable } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Dataset } from '../../api/types';
import { bytes, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { countsFiles, Extensions } from './Extensions';
import classes from './Files.module.css';
import { Files } from './Files';
import { formatName, isTable } from './formatName';
import { Partitions } from './Partitions';

/** In the address instead of a partition's path, which ends with a slash. */
const ALL = 'all';

/** What the dataset is made of, and what lies beside it. */
export function FilesTab({ dataset }: { dataset: Dataset }) {
  if (dataset.origin === 'glue') {
    return <Partitions dataset={dataset} />;
  }
  if (dataset.format === 'raw') {
    return <Extensions properties={dataset.properties} title="Files by extension" />;
  }
  const besides = !isTable(dataset.format) && Object.keys(dataset.properties).some(countsFiles);
  return (
    <>
      <Data dataset={dataset} />
      {besides && <Extensions properties={dataset.properties} title="Other files in its folders" />}
    </>
  );
}

/** Its partitions, and the files of one or of all. */
function Data({ dataset }: { dataset: Dataset }) {
  const { get } = useQueryState();
  const partition = get('partition');
  const partitioned = dataset.partitionColumns.length > 0;
  const here = (state: { partition?: string }) => routeTo.dataset(dataset.id, 'files', state);

  if (isTable(dataset.format)) {
    return partitioned ? <Partitions dataset={dataset} /> : <CountedByItself dataset={dataset} />;
  }
  if (!partitioned) {
    return <Files dataset={dataset} title="Files" />;
  }
  const back = (
    <Link to={here({})} className={classes.all}>
      All partitions
    </Link>
  );
  if (partition === ALL) {
    return <Files dataset={dataset} title="All files" aside={back} />;
  }
  if (partition !== undefined) {
    return (
      <Files
        dataset={dataset}
        partition={partition}
        title={
          <>
            Files of <code>{partition}</code>
          </>
        }
        aside={back}
      />
    );
  }
  return (
    <Partitions
      dataset={dataset}
      filesOf={(path) => here({ partition: path })}
      aside={
        <Link to={here({ partition: ALL })} className={classes.all}>
          All files
        </Link>
      }
    />
  );
}

function CountedByItself({ dataset }: { dataset: Dataset }) {
  return (
    <Card label="Files">
      <EmptyState icon={IconTable} title={`${plural(dataset.files, 'file')}, ${bytes(dataset.bytes)}`}>
        {formatName(dataset.format)} keeps the list of its files itself; Weir takes their number from there.
        The table has no partitions.
      </EmptyState>
    </Card>
  );
}
