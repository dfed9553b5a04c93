import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { datasetTags, tagProposals } from '../../api/queries';
import type { Look, TagProposal } from '../../api/types';

type OfColumn = { has: string[]; proposed: TagProposal[] };
export type TagsByColumn = ReadonlyMap<string, OfColumn>;

export const NO_TAGS: OfColumn = { has: [], proposed: [] };

/** The tags that columns have or may get, by path. A page about columns is whole without them, should they not come. */
export function useColumnTags(dataset: string): { tags: TagsByColumn; proposed: number; look?: Look } {
  const known = useQuery(datasetTags(dataset));
  const open = useInfiniteQuery(tagProposals({ state: 'proposed', dataset }, 500));
  const proposals = open.data?.pages.flatMap((page) => page.items) ?? [];
  const tags = new Map<string, OfColumn>();
  const of = (column: string) => {
    const entry = tags.get(column) ?? { has: [], proposed: [] };
    tags.set(column, entry);
    return entry;
  };
  known.data?.tags.forEach(({ column, tag }) => of(column).has.push(tag));
  proposals.forEach((proposal) => of(proposal.column).proposed.push(proposal));
  return { tags, proposed: proposals.length, look: known.data?.look };
}
