import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CrawlOrder, orderCrawl } from '../../api/commands';
import { isRunning } from '../../api/queries';
import type { Crawl } from '../../api/types';
import { Guarded } from '../../parts/Guarded';
import { ProblemNote } from '../../parts/ProblemNote';
import classes from './CrawlActions.module.css';

/** What can be done about a crawl that has not ended. To cancel cannot be undone, and is asked about once more. */
export function CrawlActions({ crawl }: { crawl: Crawl }) {
  const queries = useQueryClient();
  const [sure, setSure] = useState(false);
  const order = useMutation({
    mutationFn: (what: CrawlOrder) => orderCrawl(crawl.id, what),
    onSettled: () => {
      setSure(false);
      return queries.invalidateQueries({ queryKey: ['crawls'] });
    },
  });
  const paused = crawl.state === 'paused';
  if (!paused && !isRunning(crawl)) {
    return order.isError && <ProblemNote error={order.error} />;
  }
  return (
    <div className={classes.actions}>
      <Guarded permission="run-crawls">
        {sure ? (
          <div className={classes.row} role="group" aria-label="Cancel the crawl?">
            <span className={classes.question}>What it recorded stays. Stop it for good?</span>
            <Button
              size="compact-sm"
              color="red"
              loading={order.isPending}
              onClick={() => order.mutate('cancel')}
            >
              Yes, cancel
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
              No
            </Button>
          </div>
        ) : (
          <div className={classes.row}>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={paused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
              loading={order.isPending}
              onClick={() => order.mutate(paused ? 'resume' : 'pause')}
            >
              {paused ? 'Resume' : 'Pause'}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlayerStop size={14} />}
              onClick={() => setSure(true)}
            >
              Cancel
            </Button>
          </div>
        )}
      </Guarded>
      {order.isError && <ProblemNote error={order.error} />}
    </div>
  );
}
