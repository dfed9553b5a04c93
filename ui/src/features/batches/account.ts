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
    case 'replayed':
      return `A repaired batch was published to ${dataset} in place of this one.`;
    case 'releasing':
      return `It was decided to publish what is in quarantine; it is on its way to ${dataset}.`;
    case 'released':
      return (
        `All ${plural(rows, 'row')} are in ${dataset}: what was turned away at first was released.` +
        said(batch)
      );
    case 'discarding':
      return 'It was decided to delete what is in quarantine.';
    case 'discarded':
      return (
        (batch.verdict === 'split' ? `${plural(rowsPassed, 'row')} were published to ${dataset}. ` : '') +
        'What was in quarantine is deleted for good.' +
        said(batch)
      );
    case 'published':
      if (batch.mode === 'warn' && rowsFailed > 0) {
        return (
          `All ${plural(rows, 'row')} were published to ${dataset}, because the ruleset only warns. ` +
          `${plural(rowsFailed, 'row')} ${fault(batch)}, and were copied to quarantine.`
        );
      }
      if (batch.verdict === 'passed' && (batch.warnings ?? 0) > 0) {
        return `All ${plural(rows, 'row')} were published to ${dataset}, with ${plural(batch.warnings ?? 0, 'warning')}.`;
      }
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

function said({ disposition }: Batch): string {
  if (disposition === undefined) {
    return '';
  }
  const approval = disposition.approvedBy === undefined ? '' : `, approved by ${disposition.approvedBy}`;
  return ` Decided by ${disposition.requestedBy}${approval}: ${disposition.reason}`;
}
