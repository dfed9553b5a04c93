import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../api/types';
import { count } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import classes from './FindingGroups.module.css';
import { below, type FindingGroup, findingGroups } from './findingGroups';
import { findingSigns } from './signs';

const SHOWN = 10;

/** Findings with the same cause together, so that ten thousand hidden files are one thing to read and not as many. */
export function FindingGroups({ findings, root }: { findings: Finding[]; root: string | undefined }) {
  return (
    <ul className={classes.groups} aria-label="Findings">
      {findingGroups(findings).map((group) => (
        <Group key={`${group.kind} ${group.code}`} group={group} root={root} />
      ))}
    </ul>
  );
}

function Group({ group, root }: { group: FindingGroup; root: string | undefined }) {
  const [all, setAll] = useState(false);
  const { kind, code, reason, findings } = group;
  const shown = all ? findings : findings.slice(0, SHOWN);
  return (
    <li className={classes.group}>
      <div className={classes.line}>
        <Badge sign={findingSigns[kind]} />
        <code className={classes.code}>{code}</code>
        <span className={classes.count}>{count(findings.length)}</span>
      </div>
      {reason !== undefined && <p className={classes.reason}>{sentence(reason)}</p>}
      <ul className={classes.places}>
        {shown.map((finding) => (
          <li key={finding.key} className={classes.place}>
            <code title={finding.key}>{below(root, finding.key)}</code>
            {reason === undefined && <span className={classes.own}>{sentence(finding.reason)}</span>}
          </li>
        ))}
      </ul>
      {findings.length > SHOWN && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes.more}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${count(findings.length)}`}
        </Button>
      )}
    </li>
  );
}

function sentence(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1);
}
