import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { lineage } from '../../api/queries';
import type { LineageAnswer, LineageQuestion } from '../../api/types';
import { type Graph, merged } from './graph';
import { type NodeId, parseNode } from './nodeId';
import type { LineageState } from './useLineageState';

export type Found = {
  graph: Graph;
  /** As the service calls the node that was asked for, which may have been an alias; a dataset, if it was a column. */
  focus: NodeId | undefined;
  pending: boolean;
  error: unknown;
  /** There is more than was asked for. */
  truncated: boolean;
  retry: () => void;
};

/** The surroundings of the focus, and of everything that was expanded, as one graph. */
export function useLineage(state: LineageState & { node: NodeId }): Found {
  const answers = useQueries({
    queries: questionsOf(state).map((question) => lineage(question)),
  });
  const data = useSame(answers.map((answer) => answer.data));
  const graph = useMemo(
    () => merged(data.filter((answer): answer is LineageAnswer => answer !== undefined)),
    [data],
  );
  const failed = answers.find((answer) => answer.isError && answer.data === undefined);
  return {
    graph,
    focus: data[0] === undefined ? undefined : data[0].nodes[0]?.id,
    pending: answers.some((answer) => answer.isFetching && answer.data === undefined),
    error: failed?.error,
    truncated: data.some((answer) => answer?.truncated === true),
    retry: () => answers.filter((answer) => answer.isError).forEach((answer) => void answer.refetch()),
  };
}

/** The list of before, as long as the same things are in it. */
function useSame<T>(list: T[]): T[] {
  const kept = useRef(list);
  if (kept.current.length !== list.length || kept.current.some((one, index) => one !== list[index])) {
    kept.current = list;
  }
  return kept.current;
}

export function questionsOf(state: LineageState & { node: NodeId }): LineageQuestion[] {
  const all = {
    columns: state.columns,
    directOnly: state.directOnly,
    limit: state.limit,
    ...(state.asOf !== undefined && { asOf: state.asOf }),
  };
  return [
    { ...all, node: state.node, direction: 'both', depth: depthOf(state.node, state.hops) },
    ...state.up.map((node) => ({
      ...all,
      node,
      direction: 'upstream' as const,
      depth: depthOf(node, 1),
    })),
    ...state.down.map((node) => ({
      ...all,
      node,
      direction: 'downstream' as const,
      depth: depthOf(node, 1),
    })),
  ];
}

/** From a dataset to the next one are two steps, over a job; from a job to its datasets is one. */
function depthOf(node: NodeId, hops: number): number {
  return parseNode(node)?.kind === 'job' ? 2 * hops - 1 : 2 * hops;
}
