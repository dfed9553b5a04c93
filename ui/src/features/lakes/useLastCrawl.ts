import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { crawls } from '../../api/queries';
import type { Crawl } from '../../api/types';

/** The newest crawl of a lake, kept current; what it finds makes the lists of datasets old. */
export function useLastCrawl(lake: string): Crawl | undefined {
  const last = useQuery(crawls(1, lake)).data?.items[0];
  const queries = useQueryClient();
  const seen = last === undefined ? undefined : `${last.id} ${last.state} ${last.progress.datasetsFound}`;
  useEffect(() => {
    if (seen !== undefined) {
      void queries.invalidateQueries({ queryKey: ['datasets', 'list'] });
    }
  }, [queries, seen]);
  return last;
}
