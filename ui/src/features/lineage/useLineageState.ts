import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Side } from './graph';
import type { NodeId } from './nodeId';

/** Everything that was chosen on the lineage page. All of it is in the address. */
export type LineageState = {
  node: NodeId | undefined;
  hops: number;
  up: NodeId[];
  down: NodeId[];
  columns: boolean;
  directOnly: boolean;
  asOf: string | undefined;
  table: boolean;
  /** The node or column that is looked at more closely. */
  at: NodeId | undefined;
  /** Neighbours of hubs that were chosen to be shown. */
  shown: NodeId[];
  /** Hubs with all their neighbours, and datasets with all their columns. */
  all: string[];
  panel: 'details' | 'impact';
  limit: number;
};

export const USUAL_LIMIT = 500;
export const LARGEST_LIMIT = 5000;

type List = 'up' | 'down' | 'shown' | 'all';

export function useLineageState() {
  const [words, setWords] = useSearchParams();
  const state = useMemo(() => stateOf(words), [words]);

  const change = useCallback(
    (changing: (words: URLSearchParams) => void) =>
      setWords(
        (before) => {
          const after = new URLSearchParams(before);
          changing(after);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setWords],
  );

  const set = useCallback(
    (changes: Record<string, string | undefined>) =>
      change((after) => {
        for (const [key, value] of Object.entries(changes)) {
          if (value === undefined || value === '') {
            after.delete(key);
          } else {
            after.set(key, value);
          }
        }
      }),
    [change],
  );

  /** Puts words into a list of the address, or takes them out. */
  const put = useCallback(
    (list: List, values: string[], there: boolean) =>
      change((after) => {
        const rest = after.getAll(list).filter((one) => !values.includes(one));
        after.delete(list);
        [...rest, ...(there ? values : [])].forEach((one) => after.append(list, one));
      }),
    [change],
  );

  const expand = useCallback(
    (id: NodeId, side: Side, there: boolean) => put(side === 'upstream' ? 'up' : 'down', [id], there),
    [put],
  );

  return { state, set, put, expand };
}

export function stateOf(words: URLSearchParams): LineageState {
  const number = (key: string, usual: number, most: number) => {
    const value = Number(words.get(key) ?? usual);
    return Number.isInteger(value) && value >= 1 && value <= most ? value : usual;
  };
  return {
    node: words.get('node') ?? undefined,
    hops: number('hops', 1, 20),
    up: words.getAll('up'),
    down: words.getAll('down'),
    columns: words.get('columns') === 'yes',
    directOnly: words.get('direct') === 'yes',
    asOf: words.get('asOf') ?? undefined,
    table: words.get('view') === 'table',
    at: words.get('at') ?? undefined,
    shown: words.getAll('shown'),
    all: words.getAll('all'),
    panel: words.get('panel') === 'impact' ? 'impact' : 'details',
    limit: number('limit', USUAL_LIMIT, LARGEST_LIMIT),
  };
}
