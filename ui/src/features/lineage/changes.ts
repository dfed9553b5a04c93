import type { LineageAnswer, LineageDiff } from '../../api/types';
import { dayOf } from './days';

type Told = { firstSeen?: string | undefined; endedAt?: string | undefined };

/** The days on which an edge appeared or ended, oldest first, as far as these answers tell. */
export function daysOfChange(answers: (LineageAnswer | LineageDiff | undefined)[]): string[] {
  const told: Told[] = answers.flatMap((answer) =>
    answer === undefined
      ? []
      : 'edges' in answer
        ? [...answer.edges, ...answer.columnEdges]
        : [...answer.added, ...answer.removed, ...answer.columnsAdded, ...answer.columnsRemoved],
  );
  const days = told
    .flatMap(({ firstSeen, endedAt }) => [firstSeen, endedAt])
    .filter((instant) => instant !== undefined)
    .map(dayOf);
  return [...new Set(days)].sort();
}
