import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRequire } from 'node:module';
import { beforeEach, expect, test, vi } from 'vitest';
import { anAnswer, column, columnEdge, flow, job, table } from '../../test/lineage';
import { FakeProblem, openSite } from '../../test/site';

// The real engine. In a browser it runs in a worker, here in the same thread.
const { Worker: Engine } = createRequire(import.meta.url)('elkjs/lib/elk-worker.min.js');

const NO_CHANGE = {
  added: [],
  removed: [],
  columnsAdded: [],
  columnsRemoved: [],
  watermark: '7',
  truncated: false,
};
const CHAIN = [...flow(['a'], 'clean', ['b']), ...flow(['b'], 'sum', ['c'], { masked: true })];

const at = (node: string, rest = '') => `/lineage?node=${encodeURIComponent(node)}${rest}`;

function open(address: string, graph: unknown, answers: Record<string, unknown> = {}) {
  return openSite(address, {
    '/api/v1/lineage/graph': graph,
    '/api/v1/lineage/diff': NO_CHANGE,
    ...answers,
  });
}

beforeEach(() => {
  vi.stubGlobal(
    'Worker',
    class extends Engine {
      terminate() {}
    },
  );
});

test('shows what is around the focus, one step far', async () => {
  const { askedOf } = open(at(table('b')), anAnswer(table('b'), CHAIN));

  expect(await screen.findByRole('button', { name: 'Dataset lake/a' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Job clean' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Dataset lake/c' })).toBeTruthy();
  const { searchParams } = askedOf('/api/v1/lineage/graph')[0]!;
  expect(Object.fromEntries(searchParams)).toEqual({
    node: table('b'),
    direction: 'both',
    depth: '2',
    columns: 'false',
    directOnly: 'false',
    limit: '500',
  });
});

test('from a job its datasets are one step far', async () => {
  const { askedOf } = open(at(job('clean')), anAnswer(job('clean'), flow(['a'], 'clean', ['b'])));
  await screen.findByRole('button', { name: 'Job clean' });

  expect(askedOf('/api/v1/lineage/graph')[0]!.searchParams.get('depth')).toBe('1');
});

test('more is shown on demand, and the address knows', async () => {
  const first = anAnswer(table('b'), flow(['b'], 'sum', ['c']), {
    more: { [table('c')]: { downstream: 2 } },
  });
  const more = anAnswer(table('c'), [...flow(['c'], 'next', ['d']), ...flow(['c'], 'other', [])]);
  const { router, askedOf } = open(at(table('b')), (url: URL) =>
    url.searchParams.get('node') === table('c') ? more : first,
  );

  await userEvent.click(await screen.findByRole('button', { name: 'Show 2 more after lake/c' }));

  expect(await screen.findByRole('button', { name: 'Dataset lake/d' })).toBeTruthy();
  expect(askedOf('/api/v1/lineage/graph').at(-1)!.searchParams.get('direction')).toBe('downstream');
  expect(new URLSearchParams(router.state.location.search).getAll('down')).toEqual([table('c')]);

  await userEvent.click(screen.getByRole('button', { name: 'Hide what is after lake/c' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Dataset lake/d' })).toBeNull());
});

test('of a hub some neighbours are shown, and others can be chosen', async () => {
  const readers = Array.from({ length: 40 }, (_, index) => flow(['b'], `read-${index}`, [])).flat();
  const { router } = open(at(table('b')), anAnswer(table('b'), readers));

  await userEvent.click(await screen.findByRole('button', { name: '+ 32 more' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('searchbox', { name: 'Search among them' }), 'read-39');
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /^read-39/ }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Show 1 node' }));

  expect(await screen.findByRole('button', { name: 'Job read-39' })).toBeTruthy();
  expect(new URLSearchParams(router.state.location.search).getAll('shown')).toEqual([job('read-39')]);
  expect(screen.getByRole('button', { name: '+ 32 more' })).toBeTruthy();
});

test('a column shows its whole way', async () => {
  const columnEdges = [
    columnEdge(['a', 'mail'], ['b', 'email'], { masked: true, kinds: [], maskedKinds: ['transformation'] }),
    columnEdge(['a', 'id'], ['b', 'id']),
    columnEdge(['b', 'email'], ['c', 'domain'], { job: job('sum'), kinds: ['aggregation'] }),
  ];
  const { askedOf, router } = open(
    at(table('b'), '&columns=yes'),
    anAnswer(table('b'), CHAIN, { columnEdges }),
  );

  const mail = await screen.findByRole('button', { name: 'Column mail of lake/a' });
  fireEvent.mouseEnter(mail);
  const marked = () =>
    screen
      .getAllByRole('button', { name: /^Column / })
      .filter((one) => one.dataset.marked === 'true')
      .map((one) => one.textContent)
      .sort();
  expect(marked()).toEqual(['domain', 'email', 'mail']);

  await userEvent.click(mail);
  const details = within(screen.getByRole('complementary', { name: 'About what is selected' }));
  expect(details.getByRole('list', { name: 'Goes to' }).textContent).toContain('email of lake/b');
  expect(details.getByRole('list', { name: 'Goes to' }).textContent).toContain('Masked');
  expect(new URLSearchParams(router.state.location.search).get('at')).toBe(column('a', 'mail'));
  expect(askedOf('/api/v1/lineage/graph')[0]!.searchParams.get('columns')).toBe('true');
});

test('only what is direct is asked for where only that is wanted', async () => {
  const { askedOf } = open(at(table('b')), anAnswer(table('b'), CHAIN));

  await userEvent.click(await screen.findByRole('switch', { name: 'Direct only' }));

  await waitFor(() =>
    expect(askedOf('/api/v1/lineage/graph').at(-1)!.searchParams.get('directOnly')).toBe('true'),
  );
});

test('the table says the same as the picture, and can be reached and used with the keyboard', async () => {
  const columnEdges = [columnEdge(['a', 'mail'], ['b', 'email'], { masked: true })];
  const { router } = open(
    at(table('b'), '&columns=yes'),
    anAnswer(table('b'), CHAIN, { columnEdges, more: { [table('c')]: { downstream: 2 } } }),
  );
  await screen.findByRole('button', { name: 'Dataset lake/a' });

  screen.getByRole('radio', { name: 'Picture' }).focus();
  await userEvent.keyboard('{ArrowRight}');

  const nodes = await screen.findByRole('table', { name: 'Datasets and jobs' });
  const rows = within(nodes).getAllByRole('row').slice(1);
  expect(
    rows.map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 3)
        .map((cell) => cell.textContent),
    ),
  ).toEqual([
    ['Dataset', 'lake/afile', 'upstream, 2 steps'],
    ['Job', 'cleanacme', 'upstream, 1 step'],
    ['Dataset', 'lake/bfile', 'the focus'],
    ['Job', 'sumacme', 'downstream, 1 step'],
    ['Dataset', 'lake/cfile', 'downstream, 2 steps'],
  ]);
  expect(within(screen.getByRole('table', { name: 'Edges' })).getAllByRole('row')).toHaveLength(5);
  const columns = screen.getByRole('table', { name: 'Column edges' });
  expect(within(columns).getAllByRole('row')[1]!.textContent).toContain('Masked');
  expect(screen.queryByRole('region', { name: /^Picture/ })).toBeNull();

  within(nodes).getByRole('button', { name: 'Show what is after lake/c' }).focus();
  await userEvent.keyboard('{Enter}');
  expect(new URLSearchParams(router.state.location.search).getAll('down')).toEqual([table('c')]);
});

test('hubs are collapsed in the table, too', async () => {
  const readers = Array.from({ length: 40 }, (_, index) => flow(['b'], `read-${index}`, [])).flat();
  open(at(table('b'), '&view=table'), anAnswer(table('b'), readers));

  await userEvent.click(await screen.findByRole('button', { name: '+ 32 more after lake/b' }));

  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('lineage as of an earlier day is asked for by that day, and what changed since is told', async () => {
  const { askedOf } = open(at(table('b'), '&asOf=2026-10-20'), anAnswer(table('b'), CHAIN), {
    '/api/v1/lineage/diff': {
      ...NO_CHANGE,
      added: flow(['late'], 'clean', [], { firstSeen: '2026-10-25T00:00:00Z' }),
      removed: flow(['early'], 'clean', [], { endedAt: '2026-10-22T00:00:00Z' }),
    },
  });

  const changed = await screen.findByRole('table', { name: 'Changed since then' });
  expect(within(changed).getByRole('row', { name: /Added lake\/late/ })).toBeTruthy();
  expect(within(changed).getByRole('row', { name: /Removed lake\/early/ })).toBeTruthy();
  expect(screen.getByText('As of the end of 20 Oct 2026')).toBeTruthy();
  const asked = askedOf('/api/v1/lineage/graph').map(({ searchParams }) => searchParams.get('asOf'));
  expect(asked).toContain('2026-10-20');
});

test('one can go from change to change, and back to now', async () => {
  const edges = [
    ...flow(['a'], 'clean', ['b']),
    ...flow(['late'], 'clean', [], { firstSeen: '2026-10-25T06:00:00Z' }),
  ];
  const { router } = open(at(table('b')), anAnswer(table('b'), edges));
  expect(await screen.findByText('2 days with changes')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'To the change before' }));
  await waitFor(() => expect(router.state.location.search).toContain('asOf=2026-10-25'));

  await userEvent.click(await screen.findByRole('button', { name: 'Now' }));
  await waitFor(() => expect(router.state.location.search).not.toContain('asOf'));
});

const AFFECTED = {
  id: job('sum'),
  kind: 'job',
  namespace: 'acme',
  name: 'sum',
  exposure: false,
  effect: 'breaks',
  distance: 1,
  owners: ['team:sales'],
  evidence: { why: 'sum reads /lake/b', from: table('b'), to: job('sum') },
};
const IMPACT = {
  node: table('b'),
  change: 'drop',
  summary: { datasets: 0, jobs: 1, columns: 0, exposures: 0 },
  owners: ['team:sales'],
  affected: [AFFECTED],
  watermark: '7',
  truncated: false,
};

test('tells what a change would reach, how far it is and whom to ask', async () => {
  const { askedOf } = open(at(table('b'), '&panel=impact'), anAnswer(table('b'), CHAIN), {
    '/api/v1/lineage/impact': IMPACT,
  });

  const list = await screen.findByRole('list', { name: 'What is affected' });
  expect(list.textContent).toContain('Breaks');
  expect(list.textContent).toContain('1 step · job');
  expect(list.textContent).toContain('sum reads /lake/b');
  expect(list.textContent).toContain('owned by team:sales');

  await userEvent.click(screen.getByRole('combobox', { name: 'What changes' }));
  expect(screen.queryByText('Its type changes')).toBeNull();
  await userEvent.click(await screen.findByText('A bad batch gets in'));
  await waitFor(() =>
    expect(askedOf('/api/v1/lineage/impact').at(-1)!.searchParams.get('change')).toBe('failing-batch'),
  );
});

test('gives the impact as Markdown for a pull request', async () => {
  const kept: Blob[] = [];
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => `blob:${kept.push(blob)}` }));
  const { askedOf } = open(at(table('b'), '&panel=impact'), anAnswer(table('b'), CHAIN), {
    '/api/v1/lineage/impact': IMPACT,
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Export as Markdown' }));

  await waitFor(() => expect(kept).toHaveLength(1));
  expect(askedOf('/api/v1/lineage/impact').at(-1)!.searchParams.get('format')).toBe('markdown');
});

test('says so where there is more than was asked for, and asks for more', async () => {
  const { router } = open(at(table('b')), { ...anAnswer(table('b'), CHAIN), truncated: true });

  await userEvent.click(await screen.findByRole('button', { name: 'Ask for up to 5,000' }));

  expect(router.state.location.search).toContain('limit=5000');
});

test('a node that lineage does not know is a problem with what to do', async () => {
  open(at(table('gone')), new FakeProblem(404, 'lineage-node-not-found'));

  expect(await screen.findByText('lineage-node-not-found')).toBeTruthy();
});

test('a browser that cannot lay out the picture still has the table', async () => {
  vi.stubGlobal('Worker', undefined);
  open(at(table('b')), anAnswer(table('b'), CHAIN));

  expect(
    await screen.findByText('The picture could not be laid out. The table shows the same.'),
  ).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Table' })).toBeTruthy();
});

test('begins with where data comes from', async () => {
  const { askedOf } = openSite('/lineage', {
    '/api/v1/lineage/ends': {
      nodes: anAnswer(table('a'), CHAIN).nodes.slice(0, 1),
      watermark: '7',
      truncated: false,
    },
  });

  expect((await screen.findByRole('link', { name: 'lake/a' })).getAttribute('href')).toBe(
    `/lineage?${new URLSearchParams({ node: table('a') })}`,
  );
  await userEvent.click(screen.getByRole('link', { name: 'Left alone' }));
  await waitFor(() =>
    expect(askedOf('/api/v1/lineage/ends').at(-1)!.searchParams.get('kind')).toBe('orphans'),
  );
});
