import { Button } from '@mantine/core';
import { plural } from '../format/numbers';
import classes from './LoadMore.module.css';

type Props = {
  shown: number;
  what: [one: string, many: string];
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** How much of a list is shown, and the way to more of it. */
export function LoadMore({ shown, what, list }: Props) {
  return (
    <footer className={classes.footer}>
      <span aria-live="polite">
        {list.hasNextPage ? `First ${plural(shown, ...what)}` : plural(shown, ...what)}
      </span>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </footer>
  );
}
