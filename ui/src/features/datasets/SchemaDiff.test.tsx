import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { SchemaDiff } from './SchemaDiff';

test('tells each change by word, with its types and what it means for readers', () => {
  render(
    <SchemaDiff
      changes={[
        { column: 'tier', kind: 'added', to: 'string', compatibility: 'compatible' },
        { column: 'fax', kind: 'removed', from: 'string', compatibility: 'breaking' },
        { column: 'amount', kind: 'type-changed', from: 'int', to: 'long', compatibility: 'widening' },
        { column: 'day', kind: 'became-partition', compatibility: 'breaking' },
      ]}
    />,
  );

  const lines = within(screen.getByRole('list', { name: 'Changed columns' }))
    .getAllByRole('listitem')
    .map((line) => line.textContent);

  expect(lines).toEqual([
    '+tieraddedstringCompatible',
    '\u2212faxremovedstringBreaking',
    '~amounttype changedint → longWidening',
    '~daybecame a partition keyBreaking',
  ]);
});
