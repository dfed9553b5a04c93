import { IconTopologyStar3 } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError } from '../../api/problem';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { routeTo } from '../../routeTo';
import { Card, type CardActs } from './Cards';
import { GraphView } from './GraphView';
import classes from './Lineage.module.css';
import type { NodeId } from './nodeId';
import { sceneOf } from './scene';
import { shownOf } from './shown';
import { useLayout } from './useLayout';
import { useLineage } from './useLineage';
import { stateOf } from './useLineageState';
import { wiresOf } from './wires';

const NONE = new Set<string>();

/** One step around a node; whatever is chosen in it leads to the lineage page. */
export function SmallGraph({ node }: { node: NodeId }) {
  const state = useMemo(() => ({ ...stateOf(new URLSearchParams()), node }), [node]);
  const found = useLineage(state);
  const { graph } = found;
  const focus = found.focus ?? node;
  const shown = useMemo(() => shownOf(graph, focus, NONE, NONE), [graph, focus]);
  const scene = useMemo(
    () => sceneOf(graph, shown, focus, { columns: false, allRows: NONE }),
    [graph, shown, focus],
  );
  const { drawn } = useLayout(scene);
  const wires = useMemo(() => wiresOf(drawn.scene, drawn.layout, undefined, undefined), [drawn]);
  const navigate = useNavigate();
  const toPage = (id: NodeId) => void navigate(routeTo.lineage({ node: id }));
  const acts: CardActs = {
    select: toPage,
    focus: toPage,
    expand: toPage,
    allRows: toPage,
    choose: () => toPage(focus),
    hover: () => undefined,
  };

  if (found.pending) {
    return <LoadingRows rows={3} />;
  }
  const problem = found.error === undefined ? undefined : ProblemError.from(found.error);
  if (problem !== undefined && problem.code !== 'lineage-node-not-found') {
    return <ErrorState error={problem} retry={found.retry} />;
  }
  if (problem !== undefined || graph.edges.length === 0) {
    return (
      <EmptyState icon={IconTopologyStar3} title="No lineage yet">
        No job told that it reads or writes this. docs/lineage.md says how to connect Spark, Airflow, dbt and
        Flink.
      </EmptyState>
    );
  }
  return (
    <div className={classes.small}>
      <GraphView
        drawn={drawn}
        wires={wires}
        marked={undefined}
        focus={focus}
        label="Picture of what is right around it"
        onNothing={() => undefined}
        card={(item, box) => (
          <Card
            key={item.id}
            {...{ item, box, graph, focus, acts }}
            marked={undefined}
            at={undefined}
            expanded={state}
          />
        )}
      />
    </div>
  );
}
