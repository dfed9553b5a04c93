import type { Batch } from '../../api/types';
import { count, plural } from '../../format/numbers';

/** What happened to a batch, in one or two sentences. */
export function accountOf(batch: Batch): string {
  switch (batch.state) {
    case 'received':
      return 'The batch waits for a worker to check it. Nobody can read it yet.';
    case 'checking':
      return 'A worker checks the batch. Nobody can read it yet.';
    case 'publishing':
      return `The batch is decided; its good rows are on their way to ${batch.target}.`;
    case 'quarantining':
      return `The batch is decided; it is on its way to ${batch.quarantine ?? 'the quarantine'}.`;
    case 'held':
      return 'Nobody could decide about the batch. It is held: not published, and not judged bad either.';
    case 'published':
      return batch.verdict === 'split'
        ? `${good(batch)} were published to ${batch.target}. ${bad(batch)} ${broke(batch)} and went to quarantine.`
        : `All ${plural(batch.rows ?? 0, 'row')} kept the rules and were published to ${batch.target}.`;
    case 'quarantined':
      return `The whole batch is in quarantine, and nothing reached ${batch.target}. ${bad(batch)} ${broke(batch)}.`;
  }
}

function good(batch: Batch): string {
  return `${count(batch.rowsPassed ?? 0)} of ${plural(batch.rows ?? 0, 'row')}`;
}

function bad(batch: Batch): string {
  return plural(batch.rowsFailed ?? 0, 'row');
}

function broke(batch: Batch): string {
  const failed = batch.outcomes.filter((rule) => rule.outcome === 'failed').length;
  return failed === 0 ? 'could not be read' : `broke ${failed} of ${plural(batch.outcomes.length, 'rule')}`;
}
