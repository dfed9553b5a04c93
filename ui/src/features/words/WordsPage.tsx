import { Button, TextInput } from '@mantine/core';
import { IconBook2, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { words } from '../../api/queries';
import type { Word, WordKind } from '../../api/types';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Tabs } from '../../parts/Tabs';
import { Tag } from '../../parts/Tag';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { NotFoundPage } from '../../shell/NotFoundPage';
import { Page } from '../../shell/Page';
import { isWordKind, KINDS } from './kinds';
import { WordForm } from './WordForm';

const GROUPS: { title: string; kinds: WordKind[] }[] = [
  { title: 'Glossary', kinds: ['term', 'domain', 'owner'] },
  { title: 'Metrics', kinds: ['metric', 'feature'] },
];

const HEAD: Head[] = [
  { name: 'Name', width: 260 },
  { name: 'What it is' },
  { name: 'Changed', right: true, width: 124 },
];

/** Terms, domains and owners; metrics and features. */
export function WordsPage() {
  const { kind } = useParams();
  return isWordKind(kind) ? <WordList kind={kind} /> : <NotFoundPage />;
}

function WordList({ kind }: { kind: WordKind }) {
  const { get, set } = useQueryState();
  const navigate = useNavigate();
  const q = get('q') ?? '';
  const list = useInfiniteQuery(words(kind, q));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { one, many, lead } = KINDS[kind];
  const group = GROUPS.find(({ kinds }) => kinds.includes(kind)) ?? { title: many, kinds: [kind] };
  const adding = get('add') === 'yes';
  return (
    <Page
      title={group.title}
      lead={lead}
      aside={
        !adding && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set({ add: 'yes' })}
          >
            New {one.toLowerCase()}
          </Button>
        )
      }
    >
      <Tabs
        label={group.title}
        tabs={group.kinds.map((each) => ({
          name: KINDS[each].many,
          to: routeTo.words(each),
          active: each === kind,
        }))}
      />
      {adding && (
        <WordForm
          kind={kind}
          done={(word) => navigate(routeTo.word(kind, word.key))}
          cancel={() => set({ add: undefined })}
        />
      )}
      <Card
        title={many}
        aside={
          <TextInput
            type="search"
            size="xs"
            w={220}
            aria-label={`Search ${many.toLowerCase()}`}
            placeholder="Search in all that is said"
            leftSection={<IconSearch size={13} />}
            value={q}
            onChange={(event) => set({ q: event.currentTarget.value })}
          />
        }
      >
        {list.isPending ? (
          <LoadingRows rows={4} height={24} />
        ) : list.isError && items.length === 0 ? (
          <ErrorState error={list.error} retry={() => list.refetch()} />
        ) : items.length === 0 ? (
          <EmptyState
            icon={IconBook2}
            title={q === '' ? `There are no ${many.toLowerCase()} yet` : `None says “${q}”`}
            command="./weir catalog import words.yaml"
          >
            Write the first one here, or import a file that your team keeps in git.
          </EmptyState>
        ) : (
          <>
            <Table head={HEAD} label={many} fixed>
              {items.map((word) => (
                <tr key={word.key} className={cell.linked}>
                  <td>
                    <RowLink to={routeTo.word(kind, word.key)}>{word.entry.name}</RowLink>{' '}
                    {word.entry.status !== undefined && word.entry.status !== 'approved' && (
                      <Tag>{String(word.entry.status)}</Tag>
                    )}
                  </td>
                  <td className={cell.muted}>{shortly(word)}</td>
                  <td className={`${cell.right} ${cell.muted}`}>
                    <Time at={word.updatedAt} />
                  </td>
                </tr>
              ))}
            </Table>
            <LoadMore shown={items.length} what={[one.toLowerCase(), many.toLowerCase()]} list={list} />
          </>
        )}
      </Card>
    </Page>
  );
}

function shortly({ entry }: Word): string {
  const text = entry.definition ?? entry.description ?? entry.expression ?? entry.contact ?? '';
  return String(text).split('\n')[0] ?? '';
}
