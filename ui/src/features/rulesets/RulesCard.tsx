import { Button, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconBrandGit } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { useRefusal } from '../../api/permissions';
import { saveRuleset } from '../../api/commands';
import { validation } from '../../api/queries';
import type { Mistake, Ruleset } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import classes from './Rulesets.module.css';

// It is as large as the rest of the site together.
const RuleEditor = lazy(() => import('./RuleEditor'));

/** How long somebody must pause in writing before the service is asked what it makes of it. */
const PAUSE = 300;

const NONE: Mistake[] = [];

/** The text of a ruleset: to be read if files keep it, else to be written, looked at as a diff, and saved. */
export function RulesCard({ ruleset }: { ruleset: Ruleset }) {
  const { origin } = ruleset;
  const refusal = useRefusal('edit-rulesets');
  return (
    <Card title="Rules" aside={plural(ruleset.rules.length, 'rule')}>
      <div className={classes.editing}>
        {origin !== undefined && (
          <Note
            tone={origin.changedSince ? 'warn' : 'accent'}
            icon={origin.changedSince ? IconAlertTriangle : IconBrandGit}
            title={
              origin.changedSince
                ? 'It is not what its file says'
                : 'This ruleset is kept by a file, and only to be read here'
            }
          >
            <p>
              Its file is <code>{origin.file}</code> of the source <code>{origin.source}</code>: change it
              there, and apply it with <code>weir rules apply</code>.
              {origin.changedSince &&
                ' Somebody changed the ruleset past the file, so that the next apply is refused unless it overwrites that.'}
            </p>
          </Note>
        )}
        {origin !== undefined || refusal !== undefined ? (
          <>
            <Suspense fallback={<Skeleton height={180} />}>
              <RuleEditor text={ruleset.dqdl} />
            </Suspense>
            {origin === undefined && <Guarded permission="edit-rulesets">{null}</Guarded>}
          </>
        ) : (
          <Editing ruleset={ruleset} />
        )}
      </div>
    </Card>
  );
}

function Editing({ ruleset }: { ruleset: Ruleset }) {
  // What another page made of the text, such as with suggested rules in it: a change like one made here.
  const draft = (useLocation().state as { draft?: string } | null)?.draft;
  const [text, setText] = useState(draft ?? ruleset.dqdl);
  const [reviewing, setReviewing] = useState(false);
  const [place, setPlace] = useState<Mistake>();
  const [settled] = useDebouncedValue(text, PAUSE);
  const changed = text !== ruleset.dqdl;
  const { data: checked, error: unchecked } = useQuery({
    ...validation(settled, ruleset.composite),
    enabled: settled !== ruleset.dqdl,
  });
  const current = changed && settled === text ? checked : undefined;
  const mistakes = changed ? (current?.mistakes ?? NONE) : NONE;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => saveRuleset(ruleset.name, { ...wordsOf(ruleset), dqdl: text }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rulesets'] });
      setReviewing(false);
    },
  });
  if (reviewing) {
    return (
      <>
        <Suspense fallback={<Skeleton height={180} />}>
          <RuleEditor text={text} before={ruleset.dqdl} />
        </Suspense>
        {save.isError && <ProblemNote error={save.error} />}
        <div className={classes.orders}>
          <Button size="compact-sm" loading={save.isPending} onClick={() => save.mutate()}>
            Save version {ruleset.version + 1}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setReviewing(false)}>
            Back to the text
          </Button>
          <span className={classes.valid}>Batches that come from then on are checked by it.</span>
        </div>
      </>
    );
  }
  return (
    <>
      <Suspense fallback={<Skeleton height={180} />}>
        <RuleEditor text={text} onChange={setText} mistakes={mistakes} place={place} />
      </Suspense>
      <div role="status" aria-label="What is wrong">
        {mistakes.length > 0 && (
          <ul className={classes.mistakes}>
            {mistakes.map((mistake) => (
              <li key={`${mistake.line}:${mistake.column}:${mistake.message}`}>
                <button type="button" className={classes.mistake} onClick={() => setPlace({ ...mistake })}>
                  <span>
                    line {mistake.line}, column {mistake.column}
                  </span>
                  {mistake.message}
                </button>
              </li>
            ))}
          </ul>
        )}
        {current?.valid === true && (
          <p className={classes.valid}>All {plural(current.rules.length, 'rule')} can be evaluated.</p>
        )}
      </div>
      {changed && unchecked !== null && <ProblemNote error={unchecked} />}
      {changed && (
        <div className={classes.orders}>
          <Button size="compact-sm" disabled={current?.valid !== true} onClick={() => setReviewing(true)}>
            Review the change
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setText(ruleset.dqdl)}>
            Undo all
          </Button>
        </div>
      )}
    </>
  );
}

/** What a ruleset is besides its text, as it is saved. */
function wordsOf({
  lake,
  dataset,
  target,
  quarantine,
  publishAs,
  mode,
  maxBadShare,
  keepOriginals,
  requiresSecondPerson,
  owner,
  composite,
  references,
}: Ruleset) {
  return {
    lake,
    dataset,
    target,
    quarantine,
    publishAs,
    mode,
    ...(maxBadShare !== undefined && { maxBadShare }),
    keepOriginals,
    requiresSecondPerson,
    ...(owner !== undefined && { owner }),
    composite,
    references,
  };
}
