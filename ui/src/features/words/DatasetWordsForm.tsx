import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { saveDatasetWords } from '../../api/commands';
import type { Dataset, DatasetEntry, DatasetWords } from '../../api/types';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import { ProblemNote } from '../../parts/ProblemNote';
import { nestedColumns } from '../datasets/nestedColumns';
import { FieldInput, KeyInput, KeysInput, MarkdownInput, useDatasetOptions } from './FieldInput';
import { VISIBLE_TO } from './kinds';
import classes from './Words.module.css';

type Props = { dataset: Dataset; words: DatasetWords; done: () => void };
type Standing = 'none' | 'certified' | 'deprecated';

export function DatasetWordsForm({ dataset, words, done }: Props) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<DatasetEntry>(words.entry);
  const [column, setColumn] = useState<string | null>(null);
  const change = (changes: Partial<DatasetEntry>) => setDraft((before) => ({ ...before, ...changes }));
  const saving = useMutation({
    mutationFn: () => saveDatasetWords(dataset.id, draft, words.revision),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['words'] });
      done();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const owners = (role: 'technical' | 'business') =>
    (draft.owners ?? []).filter((owner) => owner.role === role).map(({ owner }) => owner);
  const setOwners = (role: 'technical' | 'business', keys: string[]) =>
    change({
      owners: [
        ...(draft.owners ?? []).filter((owner) => owner.role !== role),
        ...keys.map((owner) => ({ owner, role })),
      ],
    });
  const said = column === null ? {} : (draft.columns?.[column] ?? {});
  const setSaid = (changes: { description?: string; terms?: string[] }) =>
    column !== null && change({ columns: { ...draft.columns, [column]: { ...said, ...changes } } });
  const paths = dataset.columns.flatMap((one) => [one.name, ...deepPaths(nestedColumns(one))]);

  return (
    <Card title={`What ${dataset.alias} is`}>
      <form className={classes.form} onSubmit={save}>
        <MarkdownInput
          label="Description"
          value={draft.description ?? ''}
          set={(description) => change({ description })}
        />
        <KeyInput
          label="Domain"
          of="domain"
          value={draft.domain ?? ''}
          set={(domain) => change({ domain })}
        />
        <KeysInput
          label="Technical owners"
          of="owner"
          value={owners('technical')}
          set={(keys) => setOwners('technical', keys)}
        />
        <KeysInput
          label="Business owners"
          of="owner"
          value={owners('business')}
          set={(keys) => setOwners('business', keys)}
        />
        <KeysInput label="Terms" of="term" value={draft.terms ?? []} set={(terms) => change({ terms })} />
        <StandingInput draft={draft} change={change} />
        <Select
          label="A column"
          description="to describe; what you write of several is saved together"
          data={paths}
          value={column}
          onChange={setColumn}
          searchable
          clearable
        />
        {column !== null && (
          <>
            <MarkdownInput
              label={`Description of ${column}`}
              value={said.description ?? ''}
              set={(description) => setSaid({ description })}
            />
            <KeysInput
              label={`Terms of ${column}`}
              of="term"
              value={said.terms ?? []}
              set={(terms) => setSaid({ terms })}
            />
          </>
        )}
        <FieldInput
          field={VISIBLE_TO}
          value={draft.visibleTo}
          set={(labels) => change({ visibleTo: labels as string[] })}
        />
        <Guarded permission="edit-words">
          {saving.isError && <ProblemNote error={saving.error} />}
          <div className={classes.buttons}>
            <Button type="submit" size="sm" loading={saving.isPending}>
              Save
            </Button>
            <Button size="sm" variant="default" onClick={done}>
              Not now
            </Button>
          </div>
        </Guarded>
      </form>
    </Card>
  );
}

type StandingProps = { draft: DatasetEntry; change: (changes: Partial<DatasetEntry>) => void };

function StandingInput({ draft, change }: StandingProps) {
  const standing: Standing =
    draft.certification !== undefined ? 'certified' : draft.deprecation !== undefined ? 'deprecated' : 'none';
  const reason = draft.certification?.reason ?? draft.deprecation?.reason ?? '';
  const replacement = draft.deprecation?.replacement;
  const options = useDatasetOptions(replacement === undefined ? [] : [replacement]);
  const set = (to: Standing, why: string, instead: string | undefined) =>
    change({
      certification: to === 'certified' ? { reason: why } : undefined,
      deprecation:
        to === 'deprecated'
          ? { reason: why, ...(instead !== undefined && { replacement: instead }) }
          : undefined,
    });
  return (
    <>
      <Select
        label="Standing"
        data={[
          { value: 'none', label: 'Neither certified nor deprecated' },
          { value: 'certified', label: 'Certified: can be relied on' },
          { value: 'deprecated', label: 'Deprecated: should no longer be used' },
        ]}
        value={standing}
        onChange={(to) => set((to ?? 'none') as Standing, reason, replacement)}
        allowDeselect={false}
      />
      {standing !== 'none' && (
        <TextInput
          label="Reason"
          required
          value={reason}
          onChange={(event) => set(standing, event.currentTarget.value, replacement)}
        />
      )}
      {standing === 'deprecated' && (
        <Select
          label="Use instead"
          data={options}
          value={replacement ?? null}
          onChange={(to) => set(standing, reason, to ?? undefined)}
          searchable
          clearable
        />
      )}
    </>
  );
}

type Nested = { path: string; fields: Nested[] };

function deepPaths(fields: Nested[]): string[] {
  return fields.flatMap(({ path, fields: inside }) => [path, ...deepPaths(inside)]);
}
