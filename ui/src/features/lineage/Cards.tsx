import { IconDatabase, IconSettings2 } from '@tabler/icons-react';
import type { LineageNode } from '../../api/types';
import { count, shortCount } from '../../format/numbers';
import classes from './Card.module.css';
import { degree, type Graph, neighbours, type Side } from './graph';
import type { Box } from './layout';
import { datasetColumn, type NodeId } from './nodeId';
import { titleOf, underOf, zoneOf } from './names';
import { CARD_HEIGHT, type Item, JOB_HEIGHT } from './scene';
import type { Rest } from './shown';
import type { Marked } from './wires';

export type CardActs = {
  select: (id: NodeId) => void;
  focus: (id: NodeId) => void;
  expand: (id: NodeId, side: Side, there: boolean) => void;
  allRows: (id: NodeId) => void;
  choose: (rest: Rest) => void;
  /** A column that is pointed at, or that has the keyboard. */
  hover: (id: NodeId | undefined) => void;
};

type Props = {
  item: Item;
  box: Box;
  graph: Graph;
  focus: NodeId;
  at: NodeId | undefined;
  expanded: { up: NodeId[]; down: NodeId[] };
  marked: Marked;
  acts: CardActs;
};

export function Card({ item, box, graph, focus, at, expanded, marked, acts }: Props) {
  const place = { left: box.x, top: box.y, width: box.width, height: box.height };
  if (item.kind === 'rest') {
    const { rest } = item;
    return (
      <button type="button" className={classes.rest} style={place} onClick={() => acts.choose(rest)}>
        + {count(rest.hidden.length)} more
      </button>
    );
  }
  const { node } = item;
  const Shape = node.kind === 'job' ? IconSettings2 : IconDatabase;
  const under = underOf(node);
  return (
    <div
      className={classes.card}
      style={place}
      data-kind={node.kind}
      data-focus={node.id === focus}
      data-at={node.id === at}
      data-dim={marked !== undefined && !marked.has(node.id)}
    >
      <button
        type="button"
        className={classes.face}
        style={{ height: node.kind === 'job' ? JOB_HEIGHT - 2 : CARD_HEIGHT - 2 }}
        title={`${node.name}\n${node.namespace}`}
        aria-pressed={node.id === at}
        aria-label={`${node.kind === 'job' ? 'Job' : 'Dataset'} ${titleOf(node)}`}
        onClick={() => acts.select(node.id)}
        onDoubleClick={() => acts.focus(node.id)}
      >
        <Shape size={16} stroke={1.7} aria-hidden className={classes.shape} data-zone={zoneOf(node)} />
        <span className={classes.words}>
          <span className={classes.name}>{titleOf(node)}</span>
          {node.kind === 'dataset' && <span className={classes.under}>{under}</span>}
        </span>
      </button>
      <Expander node={node} side="upstream" {...{ graph, expanded: expanded.up, acts }} />
      <Expander node={node} side="downstream" {...{ graph, expanded: expanded.down, acts }} />
      {item.rows.length > 0 && (
        <div className={classes.rows} onMouseLeave={() => acts.hover(undefined)}>
          {item.rows.map((name) => {
            const id = datasetColumn(node.id, name);
            return (
              <button
                key={name}
                type="button"
                className={classes.row}
                data-marked={marked?.has(id)}
                data-at={id === at}
                aria-pressed={id === at}
                aria-label={`Column ${name} of ${titleOf(node)}`}
                title={name}
                onMouseEnter={() => acts.hover(id)}
                onFocus={() => acts.hover(id)}
                onBlur={() => acts.hover(undefined)}
                onClick={() => acts.select(id)}
              >
                <span>{name}</span>
              </button>
            );
          })}
          {item.moreRows > 0 && (
            <button type="button" className={classes.rowMore} onClick={() => acts.allRows(node.id)}>
              {count(item.moreRows)} more columns
            </button>
          )}
        </div>
      )}
    </div>
  );
}

type ExpanderProps = { node: LineageNode; side: Side; graph: Graph; expanded: NodeId[]; acts: CardActs };

/** The way to neighbours that are not there yet, or back to before they were. */
function Expander({ node, side, graph, expanded, acts }: ExpanderProps) {
  const missing = missingOf(graph, node, side);
  const open = expanded.includes(node.id);
  if (missing <= 0 && !open) {
    return null;
  }
  const where = side === 'upstream' ? 'before' : 'after';
  return (
    <button
      type="button"
      className={classes.more}
      data-side={side}
      aria-expanded={open}
      aria-label={
        open ? `Hide what is ${where} ${titleOf(node)}` : `Show ${missing} more ${where} ${titleOf(node)}`
      }
      title={open ? `Hide what is ${where} it` : `Show ${missing} more ${where} it`}
      onClick={() => acts.expand(node.id, side, !open)}
    >
      {open ? '−' : `+${shortCount(missing)}`}
    </button>
  );
}

export function missingOf(graph: Graph, node: LineageNode, side: Side): number {
  return degree(node, side) - neighbours(graph, node.id, side).length;
}
