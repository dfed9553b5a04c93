import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aDataset, aRuleset } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const LIST = '/api/v1/datasets/d1/profiles';

const ordered = {
  id: 'p2',
  dataset: 'd1',
  state: 'queued',
  requestedAt: '2026-03-01T10:00:00Z',
  requestedBy: 'ada',
  share: { files: 50, bytes: 1_000_000, listedFiles: 10_000, listedBytes: 9_000_000, wholeListing: false },
};
const done = {
  ...ordered,
  id: 'p1',
  state: 'done',
  finishedAt: '2026-03-01T10:00:02Z',
  engine: 'duckdb 1.4',
};

const column = {
  name: 'amount',
  kind: 'FRACTION',
  written: 'text',
  found: 'decimal(18,2)',
  rows: 200,
  nulls: 50,
  nans: 0,
  empties: 0,
  distinct: { count: 130, exact: false },
  least: '1.00',
  greatest: '9.00',
  quantiles: [
    { share: 0.01, value: '1.10' },
    { share: 0.5, value: '5.00' },
  ],
  top: [{ value: '5.00', count: 12 }],
  wholeTop: false,
  patterns: [{ value: '9.99', count: 150 }],
  histogram: [
    { from: '1', to: '5', count: 100 },
    { from: '5', to: '9', count: 50 },
  ],
  masked: false,
};
const email = {
  ...column,
  name: 'email',
  found: 'email',
  least: undefined,
  greatest: undefined,
  quantiles: [],
  top: [],
  patterns: [],
  histogram: [],
  masked: true,
};

const answers = {
  '/api/v1/datasets/d1': aDataset(),
  [LIST]: { items: [done] },
  [`${LIST}/p1`]: { ...done, found: { rows: 200, malformed: 0, exact: false, columns: [column, email] } },
  '/api/v1/datasets/d1/suggestions': {
    profile: 'p1',
    items: [{ rule: 'Completeness "amount" > 0.5', evidence: '150 of 200 rows have a value (75.0 %)' }],
  },
};

test('shows what each column holds, and the rules that it fulfils', async () => {
  openSite('/datasets/d1?tab=profile', answers);

  const table = await screen.findByRole('table', { name: 'Profile of the columns' });
  const [amount, masked] = within(table).getAllByRole('row').slice(1);
  expect(amount?.textContent).toContain('amounttext, all decimal(18,2)');
  expect(amount?.textContent).toContain('~130');
  expect(amount?.textContent).toContain('1.00 … 9.005.00');
  expect(amount?.textContent).toContain('5.00 ×12and others');
  expect(within(table).getByRole('img').getAttribute('aria-label')).toBe(
    'Histogram of amount: 2 bins, the fullest with 100 values',
  );
  expect(masked?.textContent).toContain('Masked: the column is tagged sensitive');
  const rules = await screen.findByRole('list', { name: 'Suggested rules' });
  expect(rules.textContent).toContain('Completeness "amount" > 0.5');
  expect(rules.textContent).toContain('150 of 200 rows have a value (75.0 %)');
});

test('says how much was read, and that there may be more', async () => {
  openSite('/datasets/d1?tab=profile', answers);

  expect(await screen.findByText(/from 50 files of 10,000 or more/)).toBeTruthy();
});

test('has a first profile made', async () => {
  let items: unknown[] = [];
  const { sent } = openSite('/datasets/d1?tab=profile', {
    ...answers,
    [LIST]: () => ({ items }),
    'POST /api/v1/datasets/d1/profile': () => {
      items = [ordered];
      return ordered;
    },
  });
  expect(await screen.findByText('This dataset was never profiled')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Profile now' }));

  expect(await screen.findByText(/waits for a worker to read/)).toBeTruthy();
  expect(sent.map(({ to }) => to)).toEqual(['POST /api/v1/datasets/d1/profile']);
});

test('says why one failed, and still shows the one before', async () => {
  openSite('/datasets/d1?tab=profile', {
    ...answers,
    [LIST]: { items: [{ ...ordered, state: 'failed', error: 'b.csv is no CSV' }, done] },
  });

  expect(await screen.findByText('b.csv is no CSV')).toBeTruthy();
  expect(await screen.findByRole('table', { name: 'Profile of the columns' })).toBeTruthy();
});

test('says why none can be made', async () => {
  openSite('/datasets/d1?tab=profile', {
    ...answers,
    [LIST]: { items: [] },
    'POST /api/v1/datasets/d1/profile': new FakeProblem(422, 'profile-no-files', 'Crawl the dataset again.'),
  });

  await userEvent.click(await screen.findByRole('button', { name: 'Profile now' }));

  expect(await screen.findByText('Crawl the dataset again.')).toBeTruthy();
});

test('takes chosen suggestions into the text of a ruleset', async () => {
  const text = 'Rules = [\n    IsComplete "id"\n]\n';
  const withThem = 'Rules = [\n    IsComplete "id",\n    Completeness "amount" > 0.5\n]\n';
  const dataset = aDataset();
  const ruleset = aRuleset({ name: 'gate', dqdl: text, lake: dataset.lake, dataset: dataset.alias });
  const { sent } = openSite('/datasets/d1?tab=profile', {
    ...answers,
    '/api/v1/rulesets': { items: [ruleset] },
    '/api/v1/rulesets/gate': ruleset,
    'POST /api/v1/datasets/d1/suggestions/add': { dqdl: withThem, added: 1 },
    'POST /api/v1/rules:validate': { valid: true, rules: [], mistakes: [] },
  });
  const add = await screen.findByRole('button', { name: 'Add to ruleset' });
  expect(add).toHaveProperty('disabled', true);

  await userEvent.click(screen.getByRole('checkbox', { name: 'Choose Completeness "amount" > 0.5' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add 1 rule to ruleset' }));

  expect(await screen.findByRole('heading', { name: 'gate' })).toBeTruthy();
  expect((await screen.findByRole('textbox', { name: 'Rules, in DQDL' })).textContent).toContain('amount');
  expect(sent.find(({ to }) => to === 'POST /api/v1/datasets/d1/suggestions/add')?.body).toEqual({
    dqdl: text,
    rules: ['Completeness "amount" > 0.5'],
  });
});
