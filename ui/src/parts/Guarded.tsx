import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Permission, useRefusal } from '../api/permissions';
import classes from './Guarded.module.css';

/** What only some may do; the others are told so instead of being refused when they try. */
export function Guarded({ permission, children }: { permission: Permission; children: ReactNode }) {
  const refusal = useRefusal(permission);
  if (refusal === undefined) {
    return children;
  }
  return (
    <p className={classes.refusal}>
      <IconLock size={14} aria-hidden className={classes.shape} />
      {refusal}
    </p>
  );
}
