import { Button } from '@mantine/core';
import { IconPencil, IconThumbUp } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { endorse } from '../../api/commands';
import { datasetWords } from '../../api/queries';
import type { Dataset, DatasetWords, WordKind } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import { cell, type Head, Table } from '../../parts/Table';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { DatasetWordsForm } from './DatasetWordsForm';
import { Markdown } from './Markdown';
import { Uses } from './Uses';
import { WordHistory } from './WordHistory';
import classes from './Words.module.css';

const HEAD: Head[] = [{ name: 'Column', width: 220 }, { name: 'Description' }, { name: 'Terms', width: 220 }];

/** What people say of a dataset. */
export function AboutTab({ dataset }: { dataset: Dataset }) {
  const { get, set } = useQueryState();
  const { data, error, refetch } = useQuery(datasetWords(dataset.id));
  if (data === undefined) {
    return (
      <Card>
        {error === null ? (
          <LoadingRows rows={3} height={24} />
        ) : (
          <ErrorState error={error} retry={() => refetch()} />
        )}
      </Card>
    );
  }
  const close = () => set({ edit: undefined });
  return get('edit') === 'yes' ? (
    <DatasetWordsForm key={data.revision} dataset={dataset} words={data} done={close} />
  ) : (
    <About words={data} edit={() => set({ edit: 'yes' })} />
  );
}

function About({ words, edit }: { words: DatasetWords; edit: () => void }) {
  const { entry } = words;
  const columns = Object.entries(entry.columns ?? {});
  const owners = (role: string) =>
    (entry.owners ?? []).filter((owner) => owner.role === role).map(({ owner }) => owner);
  const facts = [
    { name: 'Domain', kind: 'domain' as const, keys: entry.domain === undefined ? [] : [entry.domain] },
    { name: 'Technical owners', kind: 'owner' as const, keys: owners('technical') },
    { name: 'Business owners', kind: 'owner' as const, keys: owners('business') },
    { name: 'Terms', kind: 'term' as const, keys: entry.terms ?? [] },
  ].filter(({ keys }) => keys.length > 0);
  return (
    <>
      <Card
        title="Description"
        aside={
          <span className={classes.buttons}>
            <Endorsement words={words} />
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={edit}
            >
              Edit
            </Button>
          </span>
        }
      >
        <div className={classes.body}>
          {entry.description === undefined ? (
            <span className={classes.crawled}>Nobody described it yet.</span>
          ) : (
            <Markdown text={entry.description} />
          )}
          {words.crawledDescription !== undefined && (
            <span className={classes.crawled}>The lake itself says: {words.crawledDescription}</span>
          )}
        </div>
      </Card>
      {(facts.length > 0 || entry.visibleTo !== undefined) && (
        <Facts
          facts={[
            ...facts.map(({ name, kind, keys }) => ({ name, value: <Keys kind={kind} keys={keys} /> })),
            ...(entry.visibleTo === undefined
              ? []
              : [{ name: 'Visible to', value: entry.visibleTo.join(', ') }]),
          ]}
        />
      )}
      {columns.length > 0 && (
        <Card title="What columns mean">
          <Table head={HEAD} label="What columns mean" fixed>
            {columns.map(([path, { description, terms }]) => (
              <tr key={path}>
                <td>
                  <code>{path}</code>
                </td>
                <td>{description !== undefined && <Markdown text={description} />}</td>
                <td className={cell.muted}>
                  <Keys kind="term" keys={terms ?? []} />
                </td>
              </tr>
            ))}
          </Table>
        </Card>
      )}
      <Uses kind="dataset" of={words.dataset} title="Metrics, features and datasets that use this" />
      <WordHistory kind="dataset" of={words.dataset} revision={words.revision} />
    </>
  );
}

function Keys({ kind, keys }: { kind: WordKind; keys: string[] }) {
  return (
    <span className={classes.links}>
      {keys.map((key) => (
        <Link key={key} to={routeTo.word(kind, key)}>
          {key}
        </Link>
      ))}
    </span>
  );
}

function Endorsement({ words }: { words: DatasetWords }) {
  const client = useQueryClient();
  const saying = useMutation({
    mutationFn: () => endorse(words.dataset, !words.endorsed),
    onSuccess: () => client.invalidateQueries({ queryKey: ['words', 'dataset', words.dataset] }),
  });
  return (
    <>
      {saying.isError && <ProblemNote error={saying.error} />}
      <Button
        size="compact-sm"
        variant={words.endorsed ? 'light' : 'default'}
        aria-pressed={words.endorsed}
        leftSection={<IconThumbUp size={14} aria-hidden />}
        loading={saying.isPending}
        onClick={() => saying.mutate()}
        title={`${plural(words.endorsements, 'person')} said so`}
      >
        I use this{words.endorsements > 0 && ` · ${words.endorsements}`}
      </Button>
    </>
  );
}
