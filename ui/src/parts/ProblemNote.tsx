import { IconAlertTriangle, IconLock, IconPlugConnectedX } from '@tabler/icons-react';
import { ProblemError } from '../api/problem';
import classes from './Note.module.css';

/** A problem beside what was tried: what it is, what to do, and what to quote. A page's own problem is an ErrorState. */
export function ProblemNote({ error }: { error: unknown }) {
  const problem = ProblemError.from(error);
  const Shape =
    problem.status === 0 ? IconPlugConnectedX : problem.status === 403 ? IconLock : IconAlertTriangle;
  return (
    <div className={classes.note} data-tone="bad" role="alert">
      <Shape size={16} stroke={1.8} aria-hidden className={classes.shape} />
      <div className={classes.words}>
        <strong>{problem.title}</strong>
        {problem.detail !== undefined && problem.detail !== problem.title && <p>{problem.detail}</p>}
        {problem.code === 'access-denied' && (
          <p>Ask an administrator for a token with a role that allows it.</p>
        )}
        <p className={classes.facts}>
          <span>
            Code <code>{problem.code}</code>
          </span>
          {problem.requestId !== undefined && (
            <span>
              Request <code>{problem.requestId}</code>
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
