import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { restoreWord } from '../../api/commands';
import { wordHistory } from '../../api/queries';
import type { WordKind, WordRevision } from '../../api/types';
import { Card } from '../../parts/Card';
import { LoadMore } from '../../parts/LoadMore';
import { ProblemNote } from '../../parts/ProblemNote';
import { cell, type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';

const HEAD: Head[] = [
  { name: 'Revision', right: true, width: 84 },
  { name: 'When', width: 130 },
  { name: 'Who', width: 200 },
  { name: 'What changed' },
  { name: 'Restore', width: 110, hidden: true },
];

type Props = { kind: WordKind | 'dataset'; of: string; revision: number };

/** Who said what, and the way back to it. */
export function WordHistory({ kind, of, revision }: Props) {
  const client = useQueryClient();
  const list = useInfiniteQuery(wordHistory(kind, of));
  const restoring = useMutation({
    mutationFn: (to: number) => restoreWord(kind, of, to, revision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['words'] }),
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) {
    return null;
  }
  return (
    <Card title="What was said before">
      {restoring.isError && <ProblemNote error={restoring.error} />}
      <Table head={HEAD} label="History of what is said">
        {items.map((item) => (
          <tr key={item.revision}>
            <td className={`${cell.right} ${cell.muted}`}>{item.revision}</td>
            <td>
              <Time at={item.at} />
            </td>
            <td>{item.actor}</td>
            <td className={cell.muted}>
              {item.change}
              {fields(item)}
            </td>
            <td className={cell.right}>
              {item.revision !== revision && item.after !== undefined && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={restoring.isPending}
                  aria-label={`Restore revision ${item.revision}`}
                  onClick={() => restoring.mutate(item.revision)}
                >
                  Restore
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <LoadMore shown={items.length} what={['revision', 'revisions']} list={list} />
    </Card>
  );
}

function fields({ before = {}, after = {} }: WordRevision): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}
