import { ActionIcon, Checkbox, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { TagOrder } from '../../api/commands';
import type { ProposalState, TagProposal } from '../../api/types';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Confidence } from './Confidence';
import classes from './ProposalTable.module.css';
import { TagChip } from './TagChip';

type Props = {
  proposals: TagProposal[];
  state: ProposalState;
  selected: ReadonlySet<string>;
  select: (ids: string[], on: boolean) => void;
  order: (ids: string[], order: TagOrder) => void;
  undo: () => void;
  /** False for who may not decide. */
  mayDecide: boolean;
};

/**
 * Proposals below the dataset they are of. One row is the current one: arrows, j and k move it, x selects it, a and r decide
 * about it or about all that are selected, u undoes.
 */
export function ProposalTable({ proposals, state, selected, select, order, undo, mayDecide }: Props) {
  const [current, setCurrent] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const follow = useRef(false);
  const at = Math.min(current, proposals.length - 1);
  const rows = () => [...(body.current?.querySelectorAll<HTMLElement>('tr[data-proposal]') ?? [])];

  // What was decided leaves the list: its place is taken by the next, which is the current one then.
  const listed = proposals.map(({ id }) => id).join();
  useEffect(() => {
    if (follow.current) {
      follow.current = false;
      rows()[at]?.focus();
    }
  }, [listed]);

  const moveTo = (place: number) => rows()[Math.max(0, Math.min(proposals.length - 1, place))]?.focus();

  const decide = (one: TagProposal, what: TagOrder) => {
    const chosen = proposals.filter(({ id }) => selected.has(id));
    const all = selected.has(one.id) ? chosen : [one];
    follow.current = true;
    setCurrent(proposals.indexOf(all[0] ?? one));
    order(
      all.map(({ id }) => id),
      what,
    );
  };

  const onKey = (event: KeyboardEvent, place: number, one: TagProposal) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const deeds: Record<string, () => void> = {
      ArrowDown: () => moveTo(place + 1),
      j: () => moveTo(place + 1),
      ArrowUp: () => moveTo(place - 1),
      k: () => moveTo(place - 1),
      Home: () => moveTo(0),
      End: () => moveTo(proposals.length - 1),
      ...(mayDecide && {
        x: () => select([one.id], !selected.has(one.id)),
        u: () => (state === 'proposed' ? undo() : decide(one, 'reopen')),
        ...(state === 'proposed' && { a: () => decide(one, 'accept'), r: () => decide(one, 'reject') }),
      }),
    };
    const deed = deeds[event.key];
    if (deed !== undefined) {
      event.preventDefault();
      deed();
    }
  };

  const head = [
    { name: 'Select', width: 44, hidden: true },
    { name: 'Column', width: '22%' },
    { name: 'Tag', width: 168 },
    { name: 'Confidence', width: 186 },
    { name: 'Evidence' },
    ...(state === 'proposed' ? [] : [{ name: 'Decided', width: 128 }]),
    { name: 'Decide', width: 92, hidden: true },
  ];
  return (
    <div ref={body}>
      <Table head={head} label="Proposed tags" fixed>
        {proposals.map((one, place) => {
          const first = proposals[place - 1]?.dataset !== one.dataset;
          const ofDataset = proposals.filter(({ dataset }) => dataset === one.dataset).map(({ id }) => id);
          const what = `${one.tag} for ${one.alias} ${one.column}`;
          return [
            first && (
              <tr key={`of ${one.id}`} className={classes.group}>
                <td>
                  {mayDecide && (
                    <Checkbox
                      size="xs"
                      aria-label={`Select all of ${one.alias}`}
                      checked={ofDataset.every((id) => selected.has(id))}
                      indeterminate={
                        ofDataset.some((id) => selected.has(id)) && !ofDataset.every((id) => selected.has(id))
                      }
                      onChange={(event) => select(ofDataset, event.currentTarget.checked)}
                    />
                  )}
                </td>
                <td colSpan={head.length - 1}>
                  <Link to={routeTo.dataset(one.dataset)} className={classes.dataset}>
                    {one.alias}
                  </Link>
                  <span className={classes.count}>{ofDataset.length}</span>
                </td>
              </tr>
            ),
            <tr
              key={one.id}
              data-proposal={one.id}
              data-selected={selected.has(one.id) || undefined}
              className={classes.row}
              tabIndex={place === at ? 0 : -1}
              aria-label={what}
              onFocus={() => setCurrent(place)}
              onKeyDown={(event) => onKey(event, place, one)}
            >
              <td>
                {mayDecide && (
                  <Checkbox
                    size="xs"
                    tabIndex={-1}
                    aria-label={`Select ${what}`}
                    checked={selected.has(one.id)}
                    onChange={(event) => select([one.id], event.currentTarget.checked)}
                  />
                )}
              </td>
              <td>
                <code className={classes.column} title={one.column}>
                  {one.column}
                </code>
              </td>
              <td>
                <TagChip tag={one.tag} has={state === 'accepted'} />
              </td>
              <td>
                <Confidence value={one.confidence} />
              </td>
              <td className={classes.evidence}>
                <Evidence text={one.evidence} />
              </td>
              {state !== 'proposed' && (
                <td className={classes.decided}>
                  {one.decidedBy}
                  {one.decidedAt !== undefined && (
                    <div>
                      <Time at={one.decidedAt} />
                    </div>
                  )}
                </td>
              )}
              <td className={classes.deeds}>
                {mayDecide &&
                  (state === 'proposed' ? (
                    <>
                      <Deed
                        name="Accept"
                        of={what}
                        colour="teal"
                        icon={IconCheck}
                        onClick={() => decide(one, 'accept')}
                      />
                      <Deed
                        name="Reject"
                        of={what}
                        colour="red"
                        icon={IconX}
                        onClick={() => decide(one, 'reject')}
                      />
                    </>
                  ) : (
                    <Deed
                      name="Undo"
                      of={what}
                      colour="gray"
                      icon={IconArrowBackUp}
                      onClick={() => decide(one, 'reopen')}
                    />
                  ))}
              </td>
            </tr>,
          ];
        })}
      </Table>
    </div>
  );
}

type DeedProps = { name: string; of: string; colour: string; icon: typeof IconCheck; onClick: () => void };

function Deed({ name, of, colour, icon: Shape, onClick }: DeedProps) {
  return (
    <Tooltip label={name} openDelay={400}>
      <ActionIcon
        variant="subtle"
        color={colour}
        size={26}
        tabIndex={-1}
        aria-label={`${name} ${of}`}
        onClick={onClick}
      >
        <Shape size={16} stroke={2} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** "46 of 50 sampled values …; the name says iban": what the values say comes first, and what the name does below. */
function Evidence({ text }: { text: string }) {
  const [first, ...rest] = text.split('; ');
  return (
    <>
      <div>{first}</div>
      {rest.length > 0 && <div className={classes.second}>{rest.join('; ')}</div>}
    </>
  );
}
