import { useQuery } from '@tanstack/react-query';
import { lineageDiff } from '../../api/queries';
import { plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { cell, type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { dayOf, wordsOf } from './days';
import type { Graph } from './graph';
import classes from './Lineage.module.css';
import { titleOfId } from './names';
import { columnName, type NodeId, tableOf } from './nodeId';
import { changeSigns } from './signs';

const HEAD: Head[] = [
  { name: 'Change', width: 110 },
  { name: 'From' },
  { name: 'To' },
  { name: 'When', right: true, width: 124 },
];

type Props = { node: NodeId; depth: number; asOf: string; graph: Graph };

/** What is another way today than on the day that is shown. */
export function SinceThen({ node, depth, asOf, graph }: Props) {
  const { data, isPending, error, refetch } = useQuery(lineageDiff(node, depth, asOf));
  const rows =
    data === undefined
      ? []
      : [
          ...[...data.added, ...data.columnsAdded].map((edge) => ({
            edge,
            change: 'added' as const,
            at: edge.firstSeen,
          })),
          ...[...data.removed, ...data.columnsRemoved].map((edge) => ({
            edge,
            change: 'removed' as const,
            at: edge.endedAt,
          })),
        ];
  return (
    <Card title={`Changed since ${wordsOf(dayOf(asOf))}`} aside={data && plural(rows.length, 'change')}>
      {isPending ? (
        <LoadingRows rows={3} />
      ) : error !== null ? (
        <ErrorState error={error} retry={() => refetch()} />
      ) : rows.length === 0 ? (
        <p className={classes.nothing}>Nothing: lineage around it is as it was.</p>
      ) : (
        <Table head={HEAD} label="Changed since then" fixed>
          {rows.map(({ edge, change, at }) => (
            <tr key={`${change} ${edge.from} ${edge.to}`} className={classes.tableRow}>
              <td>
                <Badge plain sign={changeSigns[change]} />
              </td>
              {[edge.from, edge.to].map((end) => (
                <td key={end}>
                  {titleOfId(tableOf(end), graph.nodes)}
                  {columnName(end) !== '' && <div className={classes.under}>column {columnName(end)}</div>}
                </td>
              ))}
              <td className={`${cell.right} ${cell.muted}`}>{at !== undefined && <Time at={at} />}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}
