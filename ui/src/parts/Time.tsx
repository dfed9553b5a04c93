import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { ago, exact } from '../format/times';

/** "5 minutes ago", kept current, with the exact instant for those who point at it. */
export function Time({ at }: { at: string }) {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 15_000, { autoInvoke: true });
  return (
    <time dateTime={at} title={exact(at)} style={{ whiteSpace: 'nowrap' }}>
      {ago(at, now)}
    </time>
  );
}
