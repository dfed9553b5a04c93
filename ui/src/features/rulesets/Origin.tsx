import { IconAlertTriangle, IconBrandGit, IconBrowser } from '@tabler/icons-react';
import type { Ruleset } from '../../api/types';
import { Badge } from '../../parts/Badge';
import classes from './Rulesets.module.css';

/** Who keeps a ruleset: files in git, or people on the site. */
export function Origin({ ruleset: { origin } }: { ruleset: Ruleset }) {
  if (origin === undefined) {
    return <Badge plain sign={{ tone: 'idle', icon: IconBrowser, word: 'Site' }} />;
  }
  return (
    <>
      <Badge
        plain
        sign={
          origin.changedSince
            ? { tone: 'warn', icon: IconAlertTriangle, word: 'Git, changed since' }
            : { tone: 'accent', icon: IconBrandGit, word: 'Git' }
        }
      />
      <div className={classes.under} title={`${origin.source}, ${origin.file}`}>
        {origin.source}
      </div>
    </>
  );
}
