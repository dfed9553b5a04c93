import type { Batch } from '../../api/types';
import { count, plural } from '../../format/numbers';

/** What happened to a batch, in one or two sentences. */
export function accountOf(batch: Batch): string {
  const { dataset, rows = 0, rowsPassed = 0, rowsFailed = 0 } = batch;
  switch (batch.state) {
    case 'received':
      return 'The batch waits for a worker to check it. Nobody can read it yet.';
    case 'checking':
      return 'A worker checks the batch. Nobody can read it yet.';
    case 'publishing':
      return `The batch is decided; its good rows are on their way to ${dataset}.`;
    case 'quarantining':
      return 'The batch is decided; it is on its way to quarantine.';
    case 'held':
      return 'Nobody could decide about the batch. It is held: not published, and not judged bad either.';
    case 'published':
      return batch.verdict === 'split'
        ? `${count(rowsPassed)} of ${plural(rows, 'row')} were published to ${dataset}. ` +
            `${plural(rowsFailed, 'row')} ${fault(batch)} and went to quarantine.`
        : `All ${plural(rows, 'row')} kept the rules and were published to ${dataset}.`;
    case 'quarantined':
      return (
        `The whole batch is in quarantine, and nothing reached ${dataset}. ` +
        (rowsFailed > 0
          ? `${count(rowsFailed)} of ${plural(rows, 'row')} ${fault(batch)}.`
          : `It ${fault(batch)}.`)
      );
  }
}

function fault(batch: Batch): string {
  const failed = batch.outcomes.filter((rule) => rule.outcome === 'failed').length;
  return failed === 0 ? 'could not be read' : `broke ${failed} of ${plural(batch.outcomes.length, 'rule')}`;
}
