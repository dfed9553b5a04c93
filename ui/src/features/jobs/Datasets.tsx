import { Link } from 'react-router';
import type { Name, RunDataset } from '../../api/types';
import { bytes, count, plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { routeTo } from '../../routeTo';
import { datasetNode, shortName } from '../lineage/nodeId';
import { amountsOf } from './facets';
import classes from './Jobs.module.css';

/** What a job or a run reads, and what it writes. */
export function ReadsAndWrites({
  inputs,
  outputs,
}: {
  inputs: (Name | RunDataset)[];
  outputs: (Name | RunDataset)[];
}) {
  return (
    <div className={classes.sides}>
      <Datasets title="Reads" datasets={inputs} />
      <Datasets title="Writes" datasets={outputs} />
    </div>
  );
}

function Datasets({ title, datasets }: { title: string; datasets: (Name | RunDataset)[] }) {
  return (
    <Card title={title} aside={plural(datasets.length, 'dataset')}>
      {datasets.length === 0 ? (
        <p className={classes.nothing}>Nothing was told.</p>
      ) : (
        <ul className={classes.datasets} aria-label={title}>
          {datasets.map((one) => (
            <DatasetItem key={JSON.stringify(nameOf(one))} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function DatasetItem({ one }: { one: Name | RunDataset }) {
  const { namespace, name } = nameOf(one);
  const amounts = 'facets' in one ? amountsOf(one.facets) : {};
  const words = [
    amounts.rows !== undefined && plural(amounts.rows, 'row'),
    amounts.bytes !== undefined && bytes(amounts.bytes),
    amounts.files !== undefined && `${count(amounts.files)} files`,
  ].filter((word) => word !== false);
  return (
    <li>
      <Link className={classes.link} to={routeTo.lineage({ node: datasetNode(namespace, name) })}>
        {shortName(name)}
      </Link>
      {words.length > 0 && <span className={classes.amounts}>{words.join(' · ')}</span>}
      <div className={classes.under} title={`${namespace} ${name}`}>
        {namespace} {name}
      </div>
    </li>
  );
}

function nameOf(one: Name | RunDataset): Name {
  return 'datasetVersionId' in one ? one.datasetVersionId : one;
}
