import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconCircleCheck, IconPinnedOff, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { pinLake } from '../../api/commands';
import { useRefusal } from '../../api/permissions';
import { ProblemError } from '../../api/problem';
import { lake as lakeQuery } from '../../api/queries';
import type { Lake, Pin } from '../../api/types';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { Guarded } from '../../parts/Guarded';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import classes from './PinsTab.module.css';

type Draft = { kind: 'root' | 'partition'; path: string };

const KINDS = [
  { value: 'root', label: 'All files below are one table' },
  { value: 'partition', label: 'Folders are partitions' },
];
const EXAMPLES = { root: 'raw/events/', partition: 'raw/clicks/{region}/{day}/' };

/** What the lake's owner says of its folders where their files do not tell. */
export function PinsTab({ lake }: { lake: Lake }) {
  const [drafts, setDrafts] = useState(() => lake.pins.map(draftOf));
  const refused = useRefusal('edit-lakes') !== undefined;
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => pinLake(lake.name, drafts.map(pinOf)),
    onSuccess: (saved) => {
      setDrafts(saved.pins.map(draftOf));
      queries.setQueryData(lakeQuery(lake.name).queryKey, saved);
    },
  });
  const changed = JSON.stringify(drafts.map(pinOf)) !== JSON.stringify(lake.pins.map(draftOf).map(pinOf));
  const edit = (after: Draft[]) => {
    save.reset();
    setDrafts(after);
  };
  const replace = (index: number, draft: Draft) =>
    edit(drafts.map((one, place) => (place === index ? draft : one)));
  const faults = save.isError ? ProblemError.from(save.error).errors : [];
  const faultOf = (index: number) =>
    faults.find(({ pointer }) => new RegExp(`^/pins/${index}(/|$)`).test(pointer ?? ''))?.detail;

  return (
    <Card title="Pins" aside="how to group folders whose files do not tell; the next crawl follows them">
      {drafts.length === 0 && (
        <EmptyState icon={IconPinnedOff} title="No pins">
          Weir groups files by what they tell: table metadata, partition folders, alike schemas. Where that is
          not as you mean it, pin the folder.
        </EmptyState>
      )}
      <form
        aria-label="Pins"
        className={classes.form}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <ul className={classes.pins}>
          {drafts.map((draft, index) => (
            <li key={index} className={classes.pin}>
              <Select
                aria-label="What is said"
                size="xs"
                data={KINDS}
                value={draft.kind}
                disabled={refused}
                allowDeselect={false}
                onChange={(kind) => replace(index, { ...draft, kind: kind as Draft['kind'] })}
              />
              <TextInput
                aria-label="Folder"
                size="xs"
                classNames={{ input: classes.path }}
                placeholder={EXAMPLES[draft.kind]}
                value={draft.path}
                disabled={refused}
                error={faultOf(index)}
                onChange={(event) => replace(index, { ...draft, path: event.currentTarget.value })}
              />
              {!refused && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the pin of ${draft.path}`}
                  onClick={() => edit(drafts.filter((_, place) => place !== index))}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
        {save.isError && <ProblemNote error={save.error} />}
        {save.isSuccess && !changed && (
          <Note tone="good" icon={IconCircleCheck} title="Saved">
            {' '}
            The next crawl groups with these pins; look at the preview to see how.
          </Note>
        )}
        <Guarded permission="edit-lakes">
          <div className={classes.buttons}>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} />}
              onClick={() => edit([...drafts, { kind: 'root', path: '' }])}
            >
              Add a pin
            </Button>
            {changed && (
              <>
                <Button type="submit" size="xs" loading={save.isPending}>
                  Save the pins
                </Button>
                <Button variant="subtle" color="gray" size="xs" onClick={() => edit(lake.pins.map(draftOf))}>
                  Undo
                </Button>
              </>
            )}
          </div>
        </Guarded>
      </form>
    </Card>
  );
}

function draftOf(pin: Pin): Draft {
  return pin.root !== undefined
    ? { kind: 'root', path: pin.root }
    : { kind: 'partition', path: pin.partition };
}

function pinOf({ kind, path }: Draft): Pin {
  return kind === 'root' ? { root: path.trim() } : { partition: path.trim() };
}
