import { Button, Checkbox, Select } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addSuggestions } from '../../api/commands';
import { rulesets, suggestions } from '../../api/queries';
import type { Dataset, Ruleset } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import { routeTo } from '../../routeTo';
import classes from './ProfileTab.module.css';

/** Rules that the profile fulfils, to be chosen from and taken into the text of a ruleset. */
export function SuggestedRules({ dataset, id }: { dataset: Dataset; id: string }) {
  const { data, error, isError, refetch } = useQuery(suggestions(dataset.id, id));
  const [chosen, setChosen] = useState<string[]>([]);
  if (data === undefined) {
    return (
      <Card title="Suggested rules">
        {isError ? (
          <ErrorState error={error} retry={() => refetch()} />
        ) : (
          <LoadingRows rows={4} height={32} />
        )}
      </Card>
    );
  }
  const toggle = (rule: string) =>
    setChosen((before) => (before.includes(rule) ? before.filter((one) => one !== rule) : [...before, rule]));
  return (
    <Card title="Suggested rules" aside="What is, not what ought to be: read before use">
      {data.items.length === 0 ? (
        <EmptyState icon={IconListCheck} title="Nothing to suggest">
          Most rules need ten values that tell the same.
        </EmptyState>
      ) : (
        <>
          <ul className={classes.suggestions} aria-label="Suggested rules">
            {data.items.map(({ rule, evidence }) => (
              <li key={rule}>
                <Checkbox
                  size="xs"
                  aria-label={`Choose ${rule}`}
                  checked={chosen.includes(rule)}
                  onChange={() => toggle(rule)}
                />
                <Copyable text={rule} what="the rule" />
                <span className={classes.evidence}>{evidence}</span>
              </li>
            ))}
          </ul>
          <Guarded permission="edit-rulesets">
            <Adding dataset={dataset} chosen={chosen} />
          </Guarded>
        </>
      )}
    </Card>
  );
}

function Adding({ dataset, chosen }: { dataset: Dataset; chosen: string[] }) {
  const navigate = useNavigate();
  const pages = useInfiniteQuery(rulesets());
  const candidates = (pages.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ lake, origin }) => lake === dataset.lake && origin === undefined);
  const [name, setName] = useState<string | null>(null);
  const into =
    candidates.find((one) => one.name === name) ??
    candidates.find((one) => one.dataset === dataset.alias) ??
    candidates[0];
  const add = useMutation({
    mutationFn: (ruleset: Ruleset) => addSuggestions(dataset.id, ruleset.dqdl, chosen),
    onSuccess: ({ dqdl }, ruleset) => navigate(routeTo.ruleset(ruleset.name), { state: { draft: dqdl } }),
  });
  if (pages.data !== undefined && into === undefined) {
    return (
      <p className={classes.note}>
        Lake {dataset.lake} has no ruleset that is edited here.{' '}
        <code>weir suggest --dataset {dataset.alias}</code> writes these rules as a file for{' '}
        <code>weir rules apply</code>.
      </p>
    );
  }
  return (
    <>
      <div className={classes.adding}>
        <Select
          size="xs"
          aria-label="Ruleset"
          allowDeselect={false}
          data={candidates.map((one) => one.name)}
          value={into?.name ?? null}
          onChange={setName}
        />
        <Button
          size="compact-sm"
          disabled={chosen.length === 0 || into === undefined}
          loading={add.isPending}
          onClick={() => into !== undefined && add.mutate(into)}
        >
          {chosen.length === 0 ? 'Add to ruleset' : `Add ${plural(chosen.length, 'rule')} to ruleset`}
        </Button>
        <span className={classes.note}>Opens its text with them; nothing is saved before you say so.</span>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
    </>
  );
}
