import { IconArrowsShuffle, IconTopologyStar3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { lineage, lineageDiff } from '../../api/queries';
import { count } from '../../format/numbers';
import { Card as Frame } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { Note } from '../../parts/Note';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { AsOf } from './AsOf';
import { Card, type CardActs } from './Cards';
import { daysOfChange } from './changes';
import { columnPath } from './columnPath';
import { dayOf } from './days';
import { Details } from './Details';
import { EndsList } from './EndsList';
import { FocusPicker } from './FocusPicker';
import { GraphView } from './GraphView';
import { ImpactPanel } from './ImpactPanel';
import classes from './Lineage.module.css';
import { LineageTables } from './LineageTables';
import { MoreDialog } from './MoreDialog';
import { titleOf, titleOfId } from './names';
import { columnName, type NodeId, tableOf } from './nodeId';
import { PanelTabs } from './PanelTabs';
import { sceneOf } from './scene';
import { type Rest, shownOf } from './shown';
import { SinceThen } from './SinceThen';
import { Toolbar } from './Toolbar';
import { questionsOf, useLineage } from './useLineage';
import { LARGEST_LIMIT, type LineageState, useLineageState } from './useLineageState';
import { useLayout } from './useLayout';
import { wiresOf } from './wires';

const LEAD = 'Where data comes from, and where it goes: what the jobs around the lake told.';

export function LineagePage() {
  const { state } = useLineageState();
  if (state.node === undefined) {
    return (
      <Page title="Lineage" lead={LEAD} aside={<FocusPicker />}>
        <EndsList />
      </Page>
    );
  }
  // Another focus is another page: nothing of the one before is kept.
  return <Around key={state.node} state={{ ...state, node: state.node }} />;
}

function Around({ state }: { state: LineageState & { node: NodeId } }) {
  const { set, put, expand } = useLineageState();
  const navigate = useNavigate();
  const found = useLineage(state);
  const [hovered, setHovered] = useState<NodeId>();
  const [choosing, setChoosing] = useState<Rest>();
  const { graph } = found;
  const focus = found.focus ?? state.node;

  const shown = useMemo(
    () => shownOf(graph, focus, new Set(state.shown), new Set(state.all)),
    [graph, focus, state.shown, state.all],
  );
  const scene = useMemo(
    () => sceneOf(graph, shown, focus, { columns: state.columns, allRows: new Set(state.all) }),
    [graph, shown, focus, state.columns, state.all],
  );
  const { drawn, underWay, error: layoutError } = useLayout(scene);

  const pointed = hovered ?? (state.at !== undefined && columnName(state.at) !== '' ? state.at : undefined);
  const path = useMemo(
    () => (pointed === undefined ? undefined : columnPath(graph.columnEdges, pointed)),
    [graph, pointed],
  );
  const marked = useMemo(() => path && new Set([...path, ...[...path].map(tableOf)]), [path]);
  const wires = useMemo(
    () => wiresOf(drawn.scene, drawn.layout, state.columns ? graph.columnEdges : undefined, marked),
    [drawn, graph, state.columns, marked],
  );

  const acts: CardActs = {
    select: (id) => set({ at: id === state.at ? undefined : id }),
    focus: (id) =>
      navigate(
        routeTo.lineage({
          node: id,
          asOf: state.asOf,
          ...(state.columns && { columns: 'yes' }),
          ...(state.table && { view: 'table' }),
        }),
      ),
    expand,
    allRows: (id) => put('all', [id], true),
    choose: setChoosing,
    hover: setHovered,
  };

  const node = graph.nodes.get(focus);
  const title = node === undefined ? titleOfId(state.node) : titleOf(node);
  const empty = node !== undefined && graph.edges.length === 0;

  if (found.error !== undefined && node === undefined) {
    return (
      <Page title={title} back={BACK} aside={<FocusPicker />}>
        <Frame>
          <ErrorState error={found.error} retry={found.retry} />
        </Frame>
      </Page>
    );
  }
  return (
    <Page title={`Lineage of ${title}`} back={BACK} heading={<>Lineage of {title}</>} aside={<FocusPicker />}>
      <section className={classes.frame} aria-label="Lineage">
        <Toolbar state={state} set={set} />
        {found.truncated && (
          <div className={classes.note}>
            <Note
              tone="warn"
              icon={IconArrowsShuffle}
              title={`There is more: these are the first ${count(graph.nodes.size)} nodes within the depth.`}
            >
              {state.limit < LARGEST_LIMIT && (
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => set({ limit: `${LARGEST_LIMIT}` })}
                >
                  Ask for up to {count(LARGEST_LIMIT)}
                </button>
              )}
            </Note>
          </div>
        )}
        {node === undefined ? (
          <LoadingRows rows={6} />
        ) : empty ? (
          <EmptyState
            icon={IconTopologyStar3}
            title={state.asOf === undefined ? 'No lineage yet' : 'No lineage then'}
          >
            {state.asOf === undefined
              ? 'No job told that it reads or writes this. Connect Spark, Airflow, dbt or Flink: docs/lineage.md says how.'
              : 'As of that day no job had told that it reads or writes this.'}
          </EmptyState>
        ) : (
          <div className={classes.split} data-table={state.table}>
            {!state.table && (
              <GraphView
                drawn={drawn}
                wires={wires}
                marked={marked}
                focus={focus}
                label="Picture of the lineage. The table says the same in words."
                onNothing={() => state.at !== undefined && set({ at: undefined })}
                card={(item, box) => (
                  <Card
                    key={item.id}
                    {...{ item, box, graph, focus, marked, acts }}
                    at={state.at}
                    expanded={state}
                  />
                )}
              >
                <p className={classes.state} role="status" data-millis={Math.round(drawn.millis)}>
                  {layoutError !== undefined
                    ? 'The picture could not be laid out. The table shows the same.'
                    : underWay || found.pending
                      ? `Laying out ${count(scene.items.length)} boxes …`
                      : ''}
                </p>
              </GraphView>
            )}
            {state.table && (
              <div className={classes.tables}>
                <LineageTables
                  {...{ graph, shown, focus, acts }}
                  at={state.at}
                  expanded={state}
                  withColumns={state.columns}
                  path={state.at !== undefined && columnName(state.at) !== '' ? path : undefined}
                />
              </div>
            )}
            <aside className={classes.panel} aria-label="About what is selected">
              <PanelTabs state={state} set={set} />
              {state.panel === 'impact' ? (
                <ImpactPanel
                  key={state.at ?? focus}
                  node={state.at ?? focus}
                  title={titleOfId(state.at ?? focus, graph.nodes)}
                  asOf={state.asOf}
                />
              ) : (
                <Details
                  graph={graph}
                  id={state.at ?? focus}
                  focus={focus}
                  acts={acts}
                  onClose={state.at === undefined ? undefined : () => set({ at: undefined })}
                />
              )}
            </aside>
          </div>
        )}
        <History state={state} set={set} />
      </section>
      {state.asOf !== undefined && (
        <SinceThen node={state.node} depth={depthOf(state)} asOf={state.asOf} graph={graph} />
      )}
      {choosing !== undefined && (
        <MoreDialog
          rest={choosing}
          of={titleOfId(choosing.hub, graph.nodes)}
          onClose={() => setChoosing(undefined)}
          onShow={(ids) => {
            put('shown', ids, true);
            setChoosing(undefined);
          }}
          onAll={() => {
            put('all', [choosing.id], true);
            setChoosing(undefined);
          }}
        />
      )}
    </Page>
  );
}

const BACK = { name: 'Lineage', to: routeTo.lineage() };

type HistoryProps = {
  state: LineageState & { node: NodeId };
  set: (changes: Record<string, string | undefined>) => void;
};

/** The days on which something changed are those that lineage of now tells of, and what is no more. */
function History({ state, set }: HistoryProps) {
  const [then] = questionsOf(state);
  const [now] = questionsOf({ ...state, asOf: undefined });
  const current = useQuery(lineage(now!)).data;
  const shown = useQuery(lineage(then!)).data;
  const [oldest] = daysOfChange([current, shown]);
  const since = useQuery(lineageDiff(state.node, depthOf(state), oldest)).data;
  const changes = daysOfChange([current, shown, since]);
  return (
    <AsOf changes={changes} today={dayOf(Date.now())} asOf={state.asOf} onChange={(asOf) => set({ asOf })} />
  );
}

function depthOf(state: LineageState & { node: NodeId }): number {
  return questionsOf(state)[0]!.depth;
}
