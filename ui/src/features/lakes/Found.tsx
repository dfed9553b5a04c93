import { IconFolderOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Preview } from '../../api/types';
import { EmptyState } from '../../parts/EmptyState';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import classes from './Asked.module.css';
import { PreviewTree } from './PreviewTree';
import { previewTree } from './previewTree';

/** Trees of more places than this begin folded. */
const UNFOLDED = 150;

/** What the service saw when it looked. */
export function Found({ root, found }: { root: string; found: UseQueryResult<Preview> }) {
  if (found.data === undefined) {
    return found.isError ? (
      <div className={classes.problem}>
        <ProblemNote error={found.error} />
      </div>
    ) : (
      <LoadingRows rows={4} />
    );
  }
  const { datasets, findings, truncated } = found.data;
  if (datasets.length + findings.length === 0) {
    return (
      <EmptyState icon={IconFolderOff} title="There is nothing here">
        No file lies at this place. Is it spelled as in the lake, below its root?
      </EmptyState>
    );
  }
  return (
    <>
      {truncated && (
        <p className={classes.truncated}>
          There is more than a preview looks at: this is the first part, by name.
        </p>
      )}
      <PreviewTree
        places={previewTree(root, found.data)}
        open={datasets.length + findings.length <= UNFOLDED}
      />
    </>
  );
}
