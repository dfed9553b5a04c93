import { useMutation, useQueryClient } from '@tanstack/react-query';
import { orderTag, type TagOrder } from '../../api/commands';
import type { TagProposal } from '../../api/types';

/** What was done, so that it can be told and undone. `problem` is the first of those that could not be. */
export type Ordered = { order: TagOrder; proposals: TagProposal[]; problem?: unknown };

/** Decides about several proposals at once. Those that can be are decided, even if one of them cannot. */
export function useTagOrders() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ ids, order }: { ids: string[]; order: TagOrder }): Promise<Ordered> => {
      const outcomes = await Promise.allSettled(ids.map((id) => orderTag(id, order)));
      const problem = outcomes.find((outcome) => outcome.status === 'rejected')?.reason as unknown;
      const proposals = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' ? [outcome.value] : [],
      );
      return { order, proposals, ...(problem !== undefined && { problem }) };
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['tags'] }),
        queries.invalidateQueries({ queryKey: ['status'] }),
      ]),
  });
}
