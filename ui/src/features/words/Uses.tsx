import { useInfiniteQuery } from '@tanstack/react-query';
import { uses } from '../../api/queries';
import type { WordKind } from '../../api/types';
import { Card } from '../../parts/Card';
import { LoadMore } from '../../parts/LoadMore';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { routeTo } from '../../routeTo';
import { isWordKind } from './kinds';

const HEAD: Head[] = [{ name: 'What' }, { name: 'As', width: 180 }, { name: 'Column', width: 200 }];

/** Who speaks of an entry or a dataset; nothing, where nobody does. */
export function Uses({
  kind,
  of,
  title = 'Used by',
}: {
  kind: WordKind | 'dataset';
  of: string;
  title?: string;
}) {
  const list = useInfiniteQuery(uses(kind, of));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) {
    return null;
  }
  return (
    <Card title={title}>
      <Table head={HEAD} label={title} fixed>
        {items.map((use) => (
          <tr key={`${use.kind} ${use.key} ${use.relation} ${use.column ?? ''}`} className={cell.linked}>
            <td>
              <RowLink
                to={
                  isWordKind(use.kind) ? routeTo.word(use.kind, use.key) : routeTo.dataset(use.key, 'about')
                }
              >
                {use.title}
              </RowLink>
            </td>
            <td className={cell.muted}>
              {use.kind}, {use.relation.replace('-', ' ')}
            </td>
            <td className={cell.muted}>{use.column !== undefined && <code>{use.column}</code>}</td>
          </tr>
        ))}
      </Table>
      {list.hasNextPage && <LoadMore shown={items.length} what={['use', 'uses']} list={list} />}
    </Card>
  );
}
