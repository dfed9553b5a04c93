import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { count, plural } from '../../format/numbers';
import classes from './MoreDialog.module.css';
import { titleOf, underOf } from './names';
import type { NodeId } from './nodeId';
import type { Rest } from './shown';

/** More of these are not listed at once: a search finds them. */
const LISTED = 200;

type Props = {
  rest: Rest;
  of: string;
  onShow: (ids: NodeId[]) => void;
  onAll: () => void;
  onClose: () => void;
};

/** The neighbours of a hub that are not in the picture, to choose from. */
export function MoreDialog({ rest, of, onShow, onAll, onClose }: Props) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<NodeId>>(new Set());
  const sought = words.trim().toLowerCase();
  const matching = rest.hidden.filter((node) =>
    `${titleOf(node)} ${node.name} ${node.namespace}`.toLowerCase().includes(sought),
  );
  const toggle = (id: NodeId) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${plural(rest.hidden.length, 'more', 'more')} ${rest.side === 'upstream' ? 'before' : 'after'} ${of}`}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <TextInput
        type="search"
        aria-label="Search among them"
        placeholder="Search among them"
        leftSection={<IconSearch size={15} />}
        value={words}
        data-autofocus
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul className={classes.list} aria-label="Not shown yet">
        {matching.slice(0, LISTED).map((node) => (
          <li key={node.id}>
            <Checkbox
              size="xs"
              checked={chosen.has(node.id)}
              onChange={() => toggle(node.id)}
              label={
                <>
                  {titleOf(node)} <span className={classes.under}>{underOf(node)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {matching.length > LISTED && (
        <p className={classes.rest}>
          And {count(matching.length - LISTED)} others: search for a part of the name.
        </p>
      )}
      {matching.length === 0 && <p className={classes.rest}>None has this in its name.</p>}
      <footer className={classes.foot}>
        <Button size="compact-sm" disabled={chosen.size === 0} onClick={() => onShow([...chosen])}>
          Show {chosen.size === 0 ? 'the chosen' : plural(chosen.size, 'node')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onAll}>
          Show all {count(rest.hidden.length)}
        </Button>
      </footer>
    </Modal>
  );
}
