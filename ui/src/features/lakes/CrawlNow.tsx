import { Button } from '@mantine/core';
import { IconRadar2 } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { startCrawl } from '../../api/commands';
import { useRefusal } from '../../api/permissions';
import { ProblemError } from '../../api/problem';
import { Guarded } from '../../parts/Guarded';
import classes from './CrawlNow.module.css';

type Props = {
  lake: string;
  /** One is under way: another would only wait for it. */
  running: boolean;
  small?: boolean;
};

/** Has a lake crawled; how it goes is shown where its last crawl is. Nothing for who may not, but the reason on its page. */
export function CrawlNow({ lake, running, small = false }: Props) {
  const queries = useQueryClient();
  const refusal = useRefusal('run-crawls');
  const start = useMutation({
    mutationFn: () => startCrawl(lake),
    onSettled: () => queries.invalidateQueries({ queryKey: ['crawls'] }),
  });
  if (running) {
    return null;
  }
  if (refusal !== undefined) {
    return small ? null : <Guarded permission="run-crawls">{null}</Guarded>;
  }
  return (
    <span className={classes.crawl}>
      {start.isError && (
        <span className={classes.problem} role="alert">
          {ProblemError.from(start.error).message}
        </span>
      )}
      <Button
        variant={small ? 'default' : 'filled'}
        size={small ? 'compact-xs' : 'xs'}
        leftSection={small ? undefined : <IconRadar2 size={14} />}
        loading={start.isPending}
        aria-label={`Crawl ${lake} now`}
        onClick={() => start.mutate()}
      >
        Crawl now
      </Button>
    </span>
  );
}
