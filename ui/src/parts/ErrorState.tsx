import { Button, PasswordInput } from '@mantine/core';
import { IconAlertTriangle, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { ProblemError } from '../api/problem';
import { rememberToken } from '../api/token';
import type { ProblemPlace } from '../api/types';
import classes from './States.module.css';

/** A problem in full: what it is, what to do, and what to quote when asking for help. */
export function ErrorState({ error, retry }: { error: unknown; retry: () => void }) {
  const problem = ProblemError.from(error);
  const Shape = problem.status === 0 ? IconPlugConnectedX : IconAlertTriangle;
  return (
    <div className={classes.state} role="alert">
      <div className={classes.shape} data-tone="bad">
        <Shape size={22} stroke={1.6} aria-hidden />
      </div>
      <p className={classes.title}>{problem.title}</p>
      {problem.detail !== undefined && <p className={classes.text}>{problem.detail}</p>}
      {problem.errors.length > 0 && (
        <ul className={classes.places}>
          {problem.errors.map((error, index) => (
            <li key={index}>
              <code>{placeOf(error)}</code> {error.detail}
            </li>
          ))}
        </ul>
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
      {problem.status === 401 ? (
        <TokenForm onToken={retry} />
      ) : (
        <div className={classes.actions}>
          <Button variant="default" size="xs" leftSection={<IconRefresh size={14} />} onClick={retry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  );
}

/** The service wants to know who asks: an API token, kept for this tab only. */
function TokenForm({ onToken }: { onToken: () => void }) {
  const [token, setToken] = useState('');
  return (
    <form
      className={classes.actions}
      onSubmit={(event) => {
        event.preventDefault();
        rememberToken(token.trim());
        onToken();
      }}
    >
      <PasswordInput
        label="API token"
        size="xs"
        w={280}
        value={token}
        autoComplete="off"
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={token.trim() === ''}>
        Continue
      </Button>
    </form>
  );
}

function placeOf(place: ProblemPlace): string {
  if (place.line !== undefined) {
    return `line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`}:`;
  }
  const name = place.field ?? place.pointer ?? place.key;
  return name === undefined ? '' : `${name}:`;
}
