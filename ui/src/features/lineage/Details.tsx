import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { LineageColumnEdge, LineageNode } from '../../api/types';
import { count } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Copyable } from '../../parts/Copyable';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import type { CardActs } from './Cards';
import { degree, type Graph } from './graph';
import classes from './Details.module.css';
import { titleOf, titleOfId } from './names';
import { columnName, type NodeId, tableOf } from './nodeId';
import { kindSigns, kindWords, maskedSign } from './signs';

type Props = { graph: Graph; id: NodeId; focus: NodeId; acts: CardActs; onClose: (() => void) | undefined };

/** What is known of one node or column. */
export function Details({ graph, id, focus, acts, onClose }: Props) {
  const node = graph.nodes.get(id);
  return (
    <div className={classes.details}>
      {onClose !== undefined && (
        <button type="button" className={classes.close} aria-label="Close the details" onClick={onClose}>
          <IconX size={14} aria-hidden />
        </button>
      )}
      {node !== undefined ? (
        <NodeDetails node={node} graph={graph} focus={focus} acts={acts} />
      ) : columnName(id) !== '' ? (
        <ColumnDetails id={id} graph={graph} acts={acts} />
      ) : (
        <p className={classes.muted}>It is not in what is shown.</p>
      )}
    </div>
  );
}

function NodeDetails({ node, graph, focus, acts }: Omit<Props, 'id' | 'onClose'> & { node: LineageNode }) {
  const edges = graph.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  const first = edges.map((edge) => edge.firstSeen).sort()[0];
  const last = edges
    .map((edge) => edge.lastSeen)
    .sort()
    .at(-1);
  return (
    <>
      <Badge plain sign={kindSigns[node.kind]} />
      <h3 className={classes.title}>{titleOf(node)}</h3>
      <dl className={classes.facts}>
        <dt>Name</dt>
        <dd>
          <Copyable text={node.name} what="the name" />
        </dd>
        <dt>Namespace</dt>
        <dd>
          <Copyable text={node.namespace} what="the namespace" />
        </dd>
        {node.names !== undefined && (
          <>
            <dt>Also called</dt>
            <dd>
              {node.names
                .filter(({ name, namespace }) => name !== node.name || namespace !== node.namespace)
                .map(({ name, namespace }) => (
                  <div key={`${namespace} ${name}`} className={classes.also}>
                    {namespace} {name}
                  </div>
                ))}
            </dd>
          </>
        )}
        <dt>Right before it</dt>
        <dd>{count(degree(node, 'upstream'))}</dd>
        <dt>Right after it</dt>
        <dd>{count(degree(node, 'downstream'))}</dd>
        {first !== undefined && (
          <>
            <dt>First seen</dt>
            <dd>
              <Time at={first} />
            </dd>
          </>
        )}
        {last !== undefined && (
          <>
            <dt>Last seen</dt>
            <dd>
              <Time at={last} />
            </dd>
          </>
        )}
      </dl>
      <div className={classes.acts}>
        {node.id !== focus && (
          <Button size="compact-sm" variant="default" onClick={() => acts.focus(node.id)}>
            Make it the focus
          </Button>
        )}
        {node.datasetId !== undefined && (
          <Button size="compact-sm" variant="default" component={Link} to={routeTo.dataset(node.datasetId)}>
            Open the dataset
          </Button>
        )}
        {node.kind === 'job' && (
          <Button
            size="compact-sm"
            variant="default"
            component={Link}
            to={routeTo.job(node.namespace, node.name)}
          >
            Open the job
          </Button>
        )}
      </div>
    </>
  );
}

function ColumnDetails({ id, graph, acts }: { id: NodeId; graph: Graph; acts: CardActs }) {
  const into = graph.columnEdges.filter((edge) => edge.to === id);
  const outOf = graph.columnEdges.filter((edge) => edge.from === id);
  return (
    <>
      <Badge plain sign={kindSigns.column} />
      <h3 className={classes.title}>
        <code>{columnName(id)}</code>
      </h3>
      <p className={classes.muted}>of {titleOfId(tableOf(id), graph.nodes)}</p>
      <Ends title="Comes from" edges={into} end="from" graph={graph} acts={acts} />
      <Ends title="Goes to" edges={outOf} end="to" graph={graph} acts={acts} />
    </>
  );
}

type EndsProps = {
  title: string;
  edges: LineageColumnEdge[];
  end: 'from' | 'to';
  graph: Graph;
  acts: CardActs;
};

function Ends({ title, edges, end, graph, acts }: EndsProps) {
  return (
    <section>
      <h4 className={classes.section}>{title}</h4>
      {edges.length === 0 && <p className={classes.muted}>Nothing that is shown.</p>}
      <ul className={classes.ends} aria-label={title}>
        {edges.map((edge) => (
          <li key={`${edge[end]} ${edge.job}`}>
            <button type="button" className={classes.column} onClick={() => acts.select(edge[end])}>
              {columnName(edge[end]) || 'all of it'}
            </button>{' '}
            <span className={classes.muted}>of {titleOfId(tableOf(edge[end]), graph.nodes)}</span>
            <div className={classes.muted}>
              {kindWords([...new Set([...edge.kinds, ...edge.maskedKinds])])}
              {edge.job !== undefined && <>, in {titleOfId(edge.job, graph.nodes)}</>}{' '}
              {edge.masked && <Badge plain sign={maskedSign} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
