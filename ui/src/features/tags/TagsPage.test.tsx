import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { TagProposal } from '../../api/types';
import { aDataset, aProposal, aStatus } from '../../test/samples';
import { FakeProblem, openSite } from '../../test/site';

const EMAIL = aProposal();
const PHONE = aProposal({ id: 't2', column: 'phone', tag: 'pii.phone', confidence: 0.74 });
const IBAN = aProposal({
  id: 't3',
  dataset: 'd2',
  alias: 'gold.payouts',
  column: 'iban',
  tag: 'financial.iban',
  confidence: 0.6,
  evidence: 'the name says iban; no values were sampled',
});

/** A service that remembers what is decided. */
function service(...proposals: TagProposal[]) {
  const kept = new Map(proposals.map((one) => [one.id, one]));
  const decide = (id: string, state: TagProposal['state']) => () => {
    const decided = { ...kept.get(id)!, state };
    kept.set(id, decided);
    return decided;
  };
  const orders = [...kept.keys()].flatMap((id) => [
    [`POST /api/v1/tag-proposals/${id}/accept`, decide(id, 'accepted')],
    [`POST /api/v1/tag-proposals/${id}/reject`, decide(id, 'rejected')],
    [`POST /api/v1/tag-proposals/${id}/reopen`, decide(id, 'proposed')],
  ]);
  return {
    '/api/v1/tag-proposals': (url: URL) => ({
      items: [...kept.values()].filter(({ state }) => state === url.searchParams.get('state')),
    }),
    ...Object.fromEntries(orders),
  };
}

const row = (name: string) => screen.findByRole('row', { name });
const rowOf = ({ tag, alias, column }: TagProposal) => row(`${tag} for ${alias} ${column}`);

test('shows what is proposed below its dataset, how sure it is, and why', async () => {
  openSite('/tags', {
    ...service(EMAIL, PHONE, IBAN),
    '/api/v1/status': { ...aStatus('steward'), proposedTags: 3 },
  });

  const email = await rowOf(EMAIL);
  expect(within(email).getByText('98%')).toBeTruthy();
  expect(within(email).getByText('almost sure')).toBeTruthy();
  expect(within(email).getByText('200 of 200 sampled values are e-mail addresses')).toBeTruthy();
  expect(within(await rowOf(PHONE)).getByText('likely')).toBeTruthy();
  expect(within(await rowOf(IBAN)).getByText('perhaps')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'gold.payouts' }).getAttribute('href')).toBe('/datasets/d2');
  expect(screen.getByLabelText('3 to be decided')).toBeTruthy();
});

test('takes its filters from the address', async () => {
  const { askedOf } = openSite('/tags?state=rejected&tag=pii.email&dataset=d1', {
    '/api/v1/datasets/d1': aDataset(),
  });
  await screen.findByText('No proposal fits');

  const asked = askedOf('/api/v1/tag-proposals').at(-1)?.searchParams;
  expect(Object.fromEntries(asked ?? [])).toMatchObject({
    state: 'rejected',
    tag: 'pii.email',
    dataset: 'd1',
  });
  expect(await screen.findByDisplayValue('silver_crm.customers')).toBeTruthy();
});

test('accepts with a click, and undoes it', async () => {
  openSite('/tags', service(EMAIL, PHONE));

  await userEvent.click(within(await rowOf(EMAIL)).getByRole('button', { name: /^Accept/ }));

  await screen.findByText('Accepted pii.email for silver_crm.customers email');
  await waitFor(() => expect(screen.queryByRole('row', { name: /^pii.email/ })).toBeNull());
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await rowOf(EMAIL)).toBeTruthy();
});

test('is worked with the keyboard alone', async () => {
  const { sent } = openSite('/tags', service(EMAIL, PHONE, IBAN));
  await rowOf(EMAIL);

  await userEvent.keyboard('j');
  expect(document.activeElement).toBe(await rowOf(EMAIL));
  await userEvent.keyboard('{ArrowDown}r');

  await screen.findByText('Rejected pii.phone for silver_crm.customers phone');
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf(IBAN)));
  await userEvent.keyboard('a');
  await screen.findByText('Accepted financial.iban for gold.payouts iban');
  await waitFor(async () => expect(document.activeElement).toBe(await rowOf(EMAIL)));
  await userEvent.keyboard('u');
  expect(await rowOf(IBAN)).toBeTruthy();
  expect(sent.map(({ to }) => to)).toEqual([
    'POST /api/v1/tag-proposals/t2/reject',
    'POST /api/v1/tag-proposals/t3/accept',
    'POST /api/v1/tag-proposals/t3/reopen',
  ]);
});

test('decides about several at once, and tells which could not be', async () => {
  openSite('/tags', {
    ...service(EMAIL, PHONE),
    'POST /api/v1/tag-proposals/t2/accept': new FakeProblem(409, 'tag-proposal-decided'),
  });

  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all of silver_crm.customers' }));
  await userEvent.click(screen.getByRole('button', { name: 'Accept 2' }));

  expect(await screen.findByText('Accepted pii.email for silver_crm.customers email')).toBeTruthy();
  expect(await screen.findByText('tag-proposal-decided')).toBeTruthy();
});

test('a decision is undone where it is listed', async () => {
  const { sent } = openSite(
    '/tags?state=rejected',
    service({ ...EMAIL, state: 'rejected', decidedBy: 'sam' }),
  );

  const rejected = await rowOf(EMAIL);
  expect(within(rejected).getByText('sam')).toBeTruthy();
  await userEvent.click(within(rejected).getByRole('button', { name: /^Undo/ }));

  await screen.findByText('No tag was rejected yet');
  expect(sent.map(({ to }) => to)).toEqual(['POST /api/v1/tag-proposals/t1/reopen']);
});

test('who may not decide reads, and is told', async () => {
  openSite('/tags', { ...service(EMAIL), '/api/v1/status': aStatus('reader') });

  await rowOf(EMAIL);
  expect(await screen.findByText(/^Your role, reader, may not decide about tags/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
  expect(screen.queryByRole('checkbox')).toBeNull();
});
