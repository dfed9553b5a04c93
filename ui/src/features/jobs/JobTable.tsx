import type { Job } from '../../api/types';
import { count, share } from '../../format/numbers';
import { duration } from '../../format/times';
import { Badge } from '../../parts/Badge';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { ownersOf } from './facets';
import classes from './Jobs.module.css';
import { runSigns } from './signs';

const HEAD: Head[] = [
  { name: 'Job' },
  { name: 'Last run', width: 128 },
  { name: 'Failed', right: true, width: 84 },
  { name: 'Usually takes', right: true, width: 116 },
  { name: 'Last success', right: true, width: 124 },
  { name: 'Reads', right: true, width: 70 },
  { name: 'Writes', right: true, width: 76 },
];

export function JobTable({ jobs }: { jobs: Job[] }) {
  return (
    <Table head={HEAD} label="Jobs" fixed>
      {jobs.map((job) => {
        const { failureRate, failed, runs, medianSeconds, lastSuccessAt } = job.statistics;
        const owners = ownersOf(job.facets);
        return (
          <tr key={`${job.namespace} ${job.name}`} className={cell.linked}>
            <td className={classes.cut}>
              <RowLink to={routeTo.job(job.namespace, job.name)}>{job.name}</RowLink>
              <div className={classes.under}>
                {job.namespace}
                {owners.length > 0 && <> · {owners.join(', ')}</>}
              </div>
            </td>
            <td>{job.latestRun === undefined ? '–' : <Badge sign={runSigns[job.latestRun.state]} />}</td>
            <td className={cell.right} title={`${failed} of ${runs} runs`}>
              {failureRate === undefined ? '–' : share(failed, runs)}
            </td>
            <td className={cell.right}>
              {medianSeconds === undefined ? '–' : duration(medianSeconds * 1000)}
            </td>
            <td className={`${cell.right} ${cell.muted}`}>
              {lastSuccessAt === undefined ? 'never' : <Time at={lastSuccessAt} />}
            </td>
            <td className={cell.right}>{count(job.inputs.length)}</td>
            <td className={cell.right}>{count(job.outputs.length)}</td>
          </tr>
        );
      })}
    </Table>
  );
}
