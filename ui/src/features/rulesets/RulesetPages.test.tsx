import { EditorView } from '@codemirror/view';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aBatch, aRuleset, aStatus } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const PATIENCE = { timeout: 10_000 };
const FROM_GIT = { source: 'crm-repo', file: 'crm/accounts.dqdl', changedSince: false };

const answers = {
  '/api/v1/rulesets/crm-accounts': aRuleset(),
  '/api/v1/gates': { items: [aBatch()] },
  '/api/v1/batches/b1': aBatch(),
};

const valid = { valid: true, rules: [aRuleset().rules[0]], mistakes: [] };

test('lists rulesets with their owner, severities, origin and last verdict', async () => {
  const { askedOf } = openSite('/rulesets', {
    '/api/v1/rulesets': { items: [aRuleset(), aRuleset({ name: 'crm-contacts', origin: FROM_GIT })] },
    '/api/v1/gates': { items: [aBatch()] },
  });

  await screen.findByText('Split');
  const rows = within(screen.getByRole('table', { name: 'Rulesets' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
  expect(rows[0]).toMatch(/^crm-accountsbronze_crm\.accountscrm-team2 rules1 blocks, 1 warnsSiteSplit/);
  expect(rows[1]).toMatch(/^crm-contacts.*Gitcrm-repono batch yet–$/);
  expect(screen.getByRole('link', { name: 'crm-accounts' }).getAttribute('href')).toBe(
    '/rulesets/crm-accounts',
  );
  expect(askedOf('/api/v1/gates')[0]?.searchParams.getAll('ruleset')).toEqual([
    'crm-accounts',
    'crm-contacts',
  ]);
});

test('says how to begin where there are none', async () => {
  openSite('/rulesets');

  expect(await screen.findByText('There are no rulesets yet')).toBeTruthy();
});

test('shows each rule with what the last run found', async () => {
  openSite('/rulesets/crm-accounts', answers);

  const table = await screen.findByRole('table', { name: 'Rules of the last run' });
  await within(table).findByText('Failed');
  const rows = within(table).getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    'PassedRowCount > 10found 100warns100',
    'FailedIsComplete "email"found 97 %blocks0.97',
  ]);
});

test('underlines what is wrong while it is written, and says where', async () => {
  const { sent } = openSite('/rulesets/crm-accounts', {
    ...answers,
    'POST /api/v1/rules:validate': {
      valid: false,
      rules: [],
      mistakes: [{ line: 2, column: 3, message: 'IsComplete needs a column' }],
    },
  });
  const editor = await openEditor();

  write(editor, 'Rules = [\n  IsComplete\n]');

  expect((await screen.findByText('IsComplete needs a column')).textContent).toContain('line 2, column 3');
  expect(editor.dom.querySelector('.cm-lintRange-error')?.textContent).toBe('IsComplete');
  expect(button('Review the change').disabled).toBe(true);
  expect(sent).toEqual([
    {
      to: 'POST /api/v1/rules:validate',
      body: { dqdl: 'Rules = [\n  IsComplete\n]', composite: 'column' },
    },
  ]);

  await userEvent.click(screen.getByRole('button', { name: /line 2, column 3/ }));
  expect(editor.state.selection.main.head).toBe(12);
});

test('saves after a look at what changes', async () => {
  const text = 'Rules = [\n  RowCount > 99\n]';
  let current = aRuleset({ publishAs: 'iceberg' });
  const { sent } = openSite('/rulesets/crm-accounts', {
    ...answers,
    '/api/v1/rulesets/crm-accounts': () => current,
    'POST /api/v1/rules:validate': valid,
    'PUT /api/v1/rulesets/crm-accounts': () => (current = aRuleset({ version: 3, dqdl: text })),
  });
  write(await openEditor(), text);
  await waitFor(() => expect(button('Review the change').disabled).toBe(false));

  await userEvent.click(button('Review the change'));
  const diff = await screen.findByRole('textbox', { name: 'What changes' }, PATIENCE);
  await waitFor(() => expect(diff.querySelector('.cm-deletedChunk')?.textContent).toContain('RowCount > 10'));
  await userEvent.click(button('Save version 3'));

  expect(await screen.findByText('Version 3')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull());
  expect(sent.find(({ to }) => to.startsWith('PUT'))?.body).toEqual({
    lake: 'acme',
    dataset: 'bronze_crm.accounts',
    target: 'bronze/crm/accounts/',
    quarantine: 'quarantine/crm/accounts/',
    publishAs: 'iceberg',
    mode: 'split',
    keepOriginals: 'turned-away',
    requiresSecondPerson: false,
    owner: 'crm-team',
    composite: 'column',
    references: {},
    dqdl: text,
  });
});

test('says why a change was refused, and keeps it', async () => {
  openSite('/rulesets/crm-accounts', {
    ...answers,
    'POST /api/v1/rules:validate': valid,
    'PUT /api/v1/rulesets/crm-accounts': new FakeProblem(422, 'ruleset-invalid', 'There is no such dataset.'),
  });
  write(await openEditor(), 'Rules = [ RowCount > 99 ]');
  await waitFor(() => expect(button('Review the change').disabled).toBe(false));
  await userEvent.click(button('Review the change'));
  await userEvent.click(button('Save version 3'));

  expect((await screen.findByRole('alert')).textContent).toContain('There is no such dataset.');
  await userEvent.click(button('Back to the text'));
  expect((await openEditor()).state.doc.toString()).toBe('Rules = [ RowCount > 99 ]');
});

test('a ruleset from git is only to be read, and says where it is kept', async () => {
  openSite('/rulesets/crm-accounts', {
    ...answers,
    '/api/v1/rulesets/crm-accounts': aRuleset({ origin: FROM_GIT }),
  });

  expect(await screen.findByText('This ruleset is kept by a file, and only to be read here')).toBeTruthy();
  expect(screen.getByText('crm/accounts.dqdl')).toBeTruthy();
  expect((await openEditor()).state.readOnly).toBe(true);
  expect(screen.queryByRole('button', { name: 'Review the change' })).toBeNull();
});

test('tells that somebody changed a ruleset past its file', async () => {
  openSite('/rulesets/crm-accounts', {
    ...answers,
    '/api/v1/rulesets/crm-accounts': aRuleset({ origin: { ...FROM_GIT, changedSince: true } }),
  });

  expect(await screen.findByText('It is not what its file says')).toBeTruthy();
});

test('who may not change rulesets reads them, and is told so', async () => {
  openSite('/rulesets/crm-accounts', { ...answers, '/api/v1/status': aStatus('reader') });

  expect(await screen.findByText(/Your role, reader, may not change rulesets/)).toBeTruthy();
  expect((await openEditor()).state.readOnly).toBe(true);
});

test('lists the runs of the ruleset', async () => {
  const { askedOf } = openSite('/rulesets/crm-accounts?tab=runs', {
    ...answers,
    '/api/v1/batches': { items: [aBatch()] },
  });

  expect(
    (await screen.findByRole('link', { name: 'bronze_crm.accounts' }, PATIENCE)).getAttribute('href'),
  ).toBeTruthy();
  await screen.findByRole('table', { name: 'Batches' });
  expect(askedOf('/api/v1/batches').at(-1)?.searchParams.get('ruleset')).toBe('crm-accounts');
});

test('shows metrics over time with what is expected, as a picture and as a table', async () => {
  const at = (day: number) => `2026-10-${day}T10:00:00Z`;
  openSite('/rulesets/crm-accounts?tab=metrics', {
    ...answers,
    '/api/v1/rulesets/crm-accounts/metrics': {
      items: [
        {
          metric: 'Column.email.Completeness',
          rules: [],
          points: [{ batch: 'b1', at: at(28), value: 1, published: true }],
        },
        {
          metric: 'Dataset.*.RowCount',
          rules: [{ ruleId: 'r1', text: 'DetectAnomalies "RowCount"' }],
          next: { least: 90, greatest: 110 },
          points: [
            { batch: 'b3', at: at(28), value: 12, published: false, expected: { least: 90, greatest: 110 } },
            { batch: 'b2', at: at(27), value: 101, published: true, expected: { least: 90 } },
            { batch: 'b1', at: at(26), value: 99, published: true },
          ],
        },
      ],
    },
  });

  const pictures = await screen.findAllByRole('img', { name: /batches, the last/ });
  expect(pictures.map((picture) => picture.getAttribute('aria-label'))).toEqual([
    'Dataset.*.RowCount of 3 batches, the last 12; 1 not published',
    'Column.email.Completeness of 1 batches, the last 1; 0 not published',
  ]);
  expect(pictures[0]!.querySelectorAll('circle')).toHaveLength(2);
  expect(pictures[0]!.querySelectorAll('path')).toHaveLength(1);
  expect(pictures[0]!.querySelectorAll('rect')).toHaveLength(3);
  expect(screen.getByText('expects 90 to 110 of the next batch')).toBeTruthy();
  const rows = [...document.querySelectorAll('table[aria-label="Batches of Dataset.*.RowCount"] tbody tr')];
  expect(rows.map((row) => [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent))).toEqual(
    [
      ['12', '90 to 110', 'not published, outside of what was expected'],
      ['101', 'at least 90', 'published'],
      ['99', '–', 'published'],
    ],
  );
});

/** Waits until the editor, which is loaded only when it is needed, is there. */
async function openEditor(): Promise<EditorView> {
  const content = await screen.findByRole('textbox', { name: 'Rules, in DQDL' }, PATIENCE);
  return EditorView.findFromDOM(content)!;
}

/** As if somebody had typed it in place of what was there. */
function write(editor: EditorView, text: string) {
  act(() => editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } }));
}

function button(name: string) {
  return screen.getByRole<HTMLButtonElement>('button', { name });
}
