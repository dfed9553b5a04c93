import type { DatasetSummary } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Tag } from '../../parts/Tag';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { formatName } from './formatName';
import { Origin } from './Origin';

const HEAD: Head[] = [
  { name: 'Dataset' },
  { name: 'Zone' },
  { name: 'Format' },
  { name: 'Rows', right: true },
  { name: 'Size', right: true },
  { name: 'Files', right: true },
  { name: 'Columns', right: true },
  { name: 'Updated', right: true },
];

export function DatasetTable({ datasets }: { datasets: DatasetSummary[] }) {
  return (
    <Table head={HEAD} label="Datasets">
      {datasets.map((dataset) => (
        <tr key={dataset.id} className={cell.linked}>
          <td>
            <RowLink to={routeTo.dataset(dataset.id)}>{dataset.alias}</RowLink>
            <Origin dataset={dataset} />
          </td>
          <td>{dataset.zone !== '' && <Tag zone={dataset.zone}>{dataset.zone}</Tag>}</td>
          <td className={cell.muted}>{formatName(dataset.format)}</td>
          <td className={cell.right}>{dataset.rows === undefined ? <Unknown /> : count(dataset.rows)}</td>
          <td className={cell.right}>{dataset.origin === 'glue' ? <Unseen /> : bytes(dataset.bytes)}</td>
          <td className={cell.right}>{dataset.origin === 'glue' ? <Unseen /> : count(dataset.files)}</td>
          <td className={cell.right}>{count(dataset.columnCount)}</td>
          <td className={`${cell.right} ${cell.muted}`}>
            <Time at={dataset.updatedAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Glue has the schema, and does not say how much there is. */
function Unseen() {
  return (
    <span className={cell.muted} title="Not known: no crawl saw its files">
      –
    </span>
  );
}

/** Formats without a row count in their metadata are not read in full just to count. */
function Unknown() {
  return (
    <span className={cell.muted} title="Not known: this format does not tell without being read in full">
      –
    </span>
  );
}
