import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  IconDatabaseSearch,
  IconHourglass,
  IconSearch,
  IconSearchOff,
  IconZoomQuestion,
} from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import { catalogSearch } from '../../api/queries';
import type { CatalogHit } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Filters } from '../../parts/Filters';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { Note } from '../../parts/Note';
import { Page } from '../../shell/Page';
import { FACETS, Facets, type Facet } from './Facets';
import { HitCard } from './HitCard';
import { KINDS } from './hits';
import classes from './Search.module.css';

const RELAXED = {
  typos: 'Nothing has exactly these words: these have words that look like them.',
  'some-words': 'Nothing has all of these words: these have some of them.',
};

/** The arrow keys go from hit to hit, and from the first one back to the question. */
function moveAmongHits(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
    return;
  }
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type="search"], [data-hit]')];
  const next = stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
  if (stops[next] !== undefined) {
    event.preventDefault();
    stops[next].focus();
  }
}

export function SearchPage() {
  const [words, setWords] = useSearchParams();
  const q = words.get('q') ?? '';
  const type = words.get('type') ?? undefined;
  const chosen = (facet: Facet) => words.getAll(facet);
  const narrowing = Object.fromEntries(
    FACETS.map((facet) => [facet, chosen(facet)] as const).filter(([, values]) => values.length > 0),
  );
  const list = useInfiniteQuery({
    ...catalogSearch({ q, ...(type !== undefined && { type }), ...narrowing }),
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];

  const set = (key: string, values: string[]) =>
    setWords(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete(key);
        values.filter((value) => value !== '').forEach((value) => after.append(key, value));
        return after;
      },
      { replace: true },
    );

  const addressOf = (kind?: CatalogHit['type']) => {
    const after = new URLSearchParams(words);
    after.delete('type');
    if (kind !== undefined) {
      after.set('type', kind);
    }
    return `?${after}`;
  };
  const countOf = (kind: string) => first?.facets.kind?.find(({ value }) => value === kind)?.count;

  return (
    <Page title="Search" lead="Datasets, columns, jobs and rules, by words and by what they are like.">
      <div onKeyDown={moveAmongHits}>
        <Question q={q} ask={(text) => set('q', [text])} />
        <div className={classes.kinds}>
          <Filters
            label="Kinds"
            filters={[
              { name: 'All', to: addressOf(), active: type === undefined },
              ...KINDS.filter(
                ({ kind }) => kind === type || kind === 'column' || countOf(kind) !== undefined,
              ).map(({ kind, name }) => ({
                name,
                to: addressOf(kind),
                active: kind === type,
                ...(kind !== 'column' && countOf(kind) !== undefined && { count: countOf(kind) }),
              })),
            ]}
          />
        </div>
        {first?.degraded === true && (
          <Note tone="warn" icon={IconHourglass} title="The index is being made.">
            Until it is there, names are looked through, without counts.
          </Note>
        )}
        {first?.relaxed !== undefined && items.length > 0 && (
          <Note tone="busy" icon={IconZoomQuestion} title={RELAXED[first.relaxed]} />
        )}
        <div className={classes.page}>
          {first !== undefined && (
            <Facets facets={first.facets} chosen={chosen} choose={(facet, values) => set(facet, values)} />
          )}
          <div className={classes.found}>
            <Card label="Hits">
              {list.isPending ? (
                <LoadingRows />
              ) : list.isError ? (
                <ErrorState error={list.error} retry={() => list.refetch()} />
              ) : items.length === 0 && q === '' && Object.keys(narrowing).length === 0 ? (
                <EmptyState
                  icon={IconDatabaseSearch}
                  title="Nothing to find yet"
                  command="./weir crawl /path/to/lake"
                >
                  A crawl finds the datasets below the root of a lake.
                </EmptyState>
              ) : items.length === 0 ? (
                <EmptyState icon={IconSearchOff} title="Nothing matches">
                  Use fewer words, or take away what narrows.
                </EmptyState>
              ) : (
                <>
                  <p className={classes.total} aria-live="polite">
                    {plural(first?.total ?? 0, 'hit', 'hits')}
                  </p>
                  <ul className={classes.hits}>
                    {items.map((hit) => (
                      <HitCard key={hit.type + hit.id + (hit.column ?? '')} hit={hit} />
                    ))}
                  </ul>
                  <LoadMore shown={items.length} what={['hit', 'hits']} list={list} />
                </>
              )}
            </Card>
          </div>
        </div>
      </div>
    </Page>
  );
}

/** The address follows the typing with a short delay; what comes by the address stands in the field. */
function Question({ q, ask }: { q: string; ask: (text: string) => void }) {
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  const settle = useDebouncedCallback((typed: string) => {
    setAsked(typed);
    ask(typed);
  }, 120);
  const input = useRef<HTMLInputElement>(null);
  if (q !== asked) {
    setAsked(q);
    setText(q);
  }
  useEffect(() => input.current?.focus(), []);
  return (
    <TextInput
      ref={input}
      type="search"
      size="md"
      aria-label="Search the catalog"
      placeholder="customer email zone:gold"
      leftSection={<IconSearch size={17} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        settle(event.currentTarget.value);
      }}
    />
  );
}
