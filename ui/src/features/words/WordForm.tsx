import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { saveWord } from '../../api/commands';
import type { Word, WordEntry, WordKind } from '../../api/types';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import { ProblemNote } from '../../parts/ProblemNote';
import { FieldInput } from './FieldInput';
import { keyOf, KINDS } from './kinds';
import classes from './Words.module.css';

type Props = { kind: WordKind; word?: Word; done: (word: Word) => void; cancel: () => void };

/** Makes an entry, or changes one; what somebody else changed meanwhile is not overwritten. */
export function WordForm({ kind, word, done, cancel }: Props) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<WordEntry>(word?.entry ?? { name: '' });
  const [ownKey, setOwnKey] = useState<string>();
  const key = word?.key ?? ownKey ?? keyOf(draft.name);
  const saving = useMutation({
    mutationFn: () => saveWord(kind, key, draft, word?.revision),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['words'] });
      done(saved);
    },
  });
  const { one, fields } = KINDS[kind];
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Card title={word === undefined ? `New ${one.toLowerCase()}` : `Edit ${word.entry.name}`}>
      <form className={classes.form} onSubmit={save}>
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={draft[field.name]}
            set={(value) => setDraft((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {word === undefined && (
          <TextInput
            label="Key"
            description="In addresses and files; it stays."
            value={key}
            onChange={(event) => setOwnKey(event.currentTarget.value)}
          />
        )}
        <Guarded permission="edit-words">
          {saving.isError && <ProblemNote error={saving.error} />}
          <div className={classes.buttons}>
            <Button type="submit" size="sm" loading={saving.isPending}>
              Save
            </Button>
            <Button size="sm" variant="default" onClick={cancel}>
              Not now
            </Button>
          </div>
        </Guarded>
      </form>
    </Card>
  );
}
