import { MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { datasets, words } from '../../api/queries';
import type { WordKind } from '../../api/types';
import type { Field } from './kinds';
import { Markdown } from './Markdown';
import classes from './Words.module.css';

const MOST = 500;

type Props = { field: Field; value: unknown; set: (value: unknown) => void };

/** One field of an entry, to be edited. */
export function FieldInput({ field, value, set }: Props) {
  const common = { label: field.label, description: field.hint };
  const text = typeof value === 'string' ? value : '';
  const list = Array.isArray(value) ? (value as string[]) : [];
  switch (field.type) {
    case 'markdown':
      return <MarkdownInput label={field.label} value={text} set={set} />;
    case 'code':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={16}
          className={classes.codeInput}
          value={text}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
    case 'list':
    case 'labels':
      return <TagsInput {...common} value={list} onChange={set} splitChars={['\n']} />;
    case 'choice':
      return (
        <Select
          {...common}
          data={field.choices ?? []}
          value={text === '' ? (field.choices?.[0] ?? null) : text}
          onChange={set}
          allowDeselect={false}
        />
      );
    case 'key':
      return <KeyInput {...common} of={field.of ?? 'term'} value={text} set={set} />;
    case 'keys':
      return <KeysInput {...common} of={field.of ?? 'term'} value={list} set={set} />;
    case 'datasets':
      return <DatasetsInput {...common} value={list} set={set} />;
    default:
      return <TextInput {...common} value={text} onChange={(event) => set(event.currentTarget.value)} />;
  }
}

type MarkdownProps = { label: string; value: string; set: (text: string) => void };

export function MarkdownInput({ label, value, set }: MarkdownProps) {
  return (
    <>
      <Textarea
        label={label}
        description="Markdown"
        autosize
        minRows={4}
        maxRows={24}
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
      />
      {value.trim() !== '' && (
        <section className={classes.preview} aria-label={`Preview of the ${label.toLowerCase()}`}>
          <Markdown text={value} />
        </section>
      )}
    </>
  );
}

function useOptions(kind: WordKind) {
  const { data } = useInfiniteQuery(words(kind, '', MOST));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return items.map(({ key, entry }) => ({ value: key, label: entry.name }));
}

type KeyProps<T> = {
  label: string;
  description?: string | undefined;
  of: WordKind;
  value: T;
  set: (value: T) => void;
};

export function KeyInput({ label, description, of, value, set }: KeyProps<string>) {
  const known = useOptions(of);
  const data =
    value === '' || known.some((one) => one.value === value) ? known : [...known, { value, label: value }];
  return (
    <Select
      label={label}
      description={description}
      data={data}
      value={value === '' ? null : value}
      onChange={(next) => set(next ?? '')}
      searchable
      clearable
      nothingFoundMessage="None of this name"
    />
  );
}

export function KeysInput({ label, description, of, value, set }: KeyProps<string[]>) {
  const known = useOptions(of);
  const data = [
    ...known,
    ...value
      .filter((key) => known.every((one) => one.value !== key))
      .map((key) => ({ value: key, label: key })),
  ];
  return (
    <MultiSelect
      label={label}
      description={description}
      data={data}
      value={value}
      onChange={set}
      searchable
    />
  );
}

/** All datasets that the site knows of at once; a dataset chosen earlier stays, known or not. */
export function useDatasetOptions(chosen: string[]) {
  const { data } = useInfiniteQuery(datasets({}, MOST));
  const known = (data?.pages.flatMap((page) => page.items) ?? []).map(({ id, alias, lake }) => ({
    value: id,
    label: `${alias} (${lake})`,
  }));
  return [
    ...known,
    ...chosen.filter((id) => known.every((one) => one.value !== id)).map((id) => ({ value: id, label: id })),
  ];
}

function DatasetsInput({ label, description, value, set }: Omit<KeyProps<string[]>, 'of'>) {
  return (
    <MultiSelect
      label={label}
      description={description}
      data={useDatasetOptions(value)}
      value={value}
      onChange={set}
      searchable
    />
  );
}
