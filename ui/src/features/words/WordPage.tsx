import { Button, Skeleton } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { deleteWord } from '../../api/commands';
import { word } from '../../api/queries';
import type { Word, WordKind } from '../../api/types';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { ProblemNote } from '../../parts/ProblemNote';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { NotFoundPage } from '../../shell/NotFoundPage';
import { Page } from '../../shell/Page';
import { useDatasetOptions } from './FieldInput';
import { type Field, isWordKind, KINDS } from './kinds';
import { Markdown } from './Markdown';
import { Uses } from './Uses';
import { WordForm } from './WordForm';
import { WordHistory } from './WordHistory';
import classes from './Words.module.css';

export function WordPage() {
  const { kind, key = '' } = useParams();
  return isWordKind(kind) ? <OneWord kind={kind} id={key} /> : <NotFoundPage />;
}

function OneWord({ kind, id }: { kind: WordKind; id: string }) {
  const { data, isPending, error, refetch } = useQuery(word(kind, id));
  const { one, many } = KINDS[kind];
  const back = { name: many, to: routeTo.words(kind) };
  if (data !== undefined) {
    return <WordView kind={kind} word={data} back={back} />;
  }
  return (
    <Page title={one} back={back}>
      {isPending ? (
        <Skeleton height={120} />
      ) : (
        <Card>
          <ErrorState error={error} retry={() => refetch()} />
        </Card>
      )}
    </Page>
  );
}

type Props = { kind: WordKind; word: Word; back: { name: string; to: string } };

function WordView({ kind, word: shown, back }: Props) {
  const { get, set } = useQueryState();
  const navigate = useNavigate();
  const client = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteWord(kind, shown.key, shown.revision),
    onSuccess: async () => {
      await navigate(routeTo.words(kind));
      await client.invalidateQueries({ queryKey: ['words'] });
    },
  });
  const { fields } = KINDS[kind];
  const said = fields.filter(({ name }) => name !== 'name' && shown.entry[name] !== undefined);
  const long = said.filter(({ type }) => type === 'markdown' || type === 'code');
  const short = said.filter((field) => !long.includes(field));
  if (get('edit') === 'yes') {
    return (
      <Page title={shown.entry.name} back={back}>
        <WordForm
          key={shown.revision}
          kind={kind}
          word={shown}
          done={() => set({ edit: undefined })}
          cancel={() => set({ edit: undefined })}
        />
      </Page>
    );
  }
  return (
    <Page
      title={shown.entry.name}
      back={back}
      aside={
        <div className={classes.buttons}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={() => set({ edit: 'yes' })}
          >
            Edit
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconTrash size={14} aria-hidden />}
            loading={deleting.isPending}
            onClick={() => deleting.mutate()}
          >
            Delete
          </Button>
        </div>
      }
    >
      {deleting.isError && <ProblemNote error={deleting.error} />}
      <Facts
        facts={[
          ...short.map((field) => ({
            name: field.label,
            value: <Value field={field} value={shown.entry[field.name]} />,
          })),
          { name: 'Key', value: <code>{shown.key}</code> },
          {
            name: 'Changed',
            value: (
              <>
                <Time at={shown.updatedAt} /> by {shown.updatedBy}
              </>
            ),
          },
        ]}
      />
      {long.map((field) => (
        <Card key={field.name} title={field.label}>
          <div className={classes.body}>
            {field.type === 'markdown' ? (
              <Markdown text={String(shown.entry[field.name])} />
            ) : (
              <pre className={classes.code}>{String(shown.entry[field.name])}</pre>
            )}
          </div>
        </Card>
      ))}
      <Uses kind={kind} of={shown.key} />
      <WordHistory kind={kind} of={shown.key} revision={shown.revision} />
    </Page>
  );
}

function Value({ field, value }: { field: Field; value: unknown }) {
  const items = Array.isArray(value) ? value.map(String) : [String(value)];
  if (field.type === 'datasets') {
    return <DatasetLinks ids={items} />;
  }
  if (field.of === undefined) {
    return <>{items.join(', ')}</>;
  }
  const { of } = field;
  return (
    <span className={classes.links}>
      {items.map((key) => (
        <Link key={key} to={routeTo.word(of, key)}>
          {key}
        </Link>
      ))}
    </span>
  );
}

function DatasetLinks({ ids }: { ids: string[] }) {
  const options = useDatasetOptions(ids);
  return (
    <span className={classes.links}>
      {ids.map((id) => (
        <Link key={id} to={routeTo.dataset(id)}>
          {options.find(({ value }) => value === id)?.label ?? id}
        </Link>
      ))}
    </span>
  );
}
