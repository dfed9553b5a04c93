import { useQueryClient, type UseQueryOptions } from '@tanstack/react-query';
import { useQueryState } from '../../parts/useQueryState';

/**
 * What a person wants the service to look at, kept in the address.
 *
 * @param key of the address
 */
export function useAsked(key: string) {
  const { get, set } = useQueryState();
  const queries = useQueryClient();
  const asked = get(key);
  /** The same once more is a wish to look again. */
  const ask = (what: string, { queryKey }: Pick<UseQueryOptions, 'queryKey'>) => {
    if (what === asked) {
      void queries.resetQueries({ queryKey });
    } else {
      set({ [key]: what });
    }
  };
  return { asked, ask };
}
