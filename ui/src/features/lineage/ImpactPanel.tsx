import { Button, Select } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { impactAs, type ImpactForm } from '../../api/commands';
import { lineageImpact } from '../../api/queries';
import type { Affected, Impact, ProposedChange } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { EmptyState } from '../../parts/EmptyState';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import { routeTo } from '../../routeTo';
import { download } from './download';
import classes from './Impact.module.css';
import { columnName, type NodeId, parseNode, shortName, tableOf } from './nodeId';
import { effectSigns, kindSigns } from './signs';

const CHANGES: { value: ProposedChange; label: string }[] = [
  { value: 'drop', label: 'It is dropped' },
  { value: 'rename', label: 'It is renamed' },
  { value: 'type', label: 'Its type changes' },
  { value: 'failing-batch', label: 'A bad batch gets in' },
];

const FORMS: { form: ImpactForm; name: string; file: string }[] = [
  { form: 'csv', name: 'CSV', file: 'impact.csv' },
  { form: 'markdown', name: 'Markdown', file: 'impact.md' },
  { form: 'json', name: 'JSON', file: 'impact.json' },
];

/** So many are listed; an export has them all. */
const LISTED = 200;

type Props = { node: NodeId; title: string; asOf: string | undefined };

/** What a change would reach, how far away it is, and whom to ask. */
export function ImpactPanel({ node, title, asOf }: Props) {
  const column = parseNode(node)?.kind === 'column';
  const [wanted, setChange] = useState<ProposedChange>('drop');
  // Only a column has a type.
  const change = wanted === 'type' && !column ? 'drop' : wanted;
  const { data, isPending, error } = useQuery(lineageImpact(node, change, asOf));
  return (
    <div className={classes.impact}>
      <Select
        size="xs"
        label={
          <>
            What if <strong>{title}</strong> …
          </>
        }
        aria-label="What changes"
        allowDeselect={false}
        data={CHANGES.filter(({ value }) => column || value !== 'type')}
        value={change}
        onChange={(value) => setChange((value ?? 'drop') as ProposedChange)}
      />
      {error !== null ? (
        <ProblemNote error={error} />
      ) : isPending ? (
        <LoadingRows rows={5} />
      ) : data.affected.length === 0 ? (
        <EmptyState icon={IconShieldCheck} title="Nothing is affected">
          Nothing that was told comes from it.
        </EmptyState>
      ) : (
        <Told impact={data} asOf={asOf} />
      )}
    </div>
  );
}

function Told({ impact, asOf }: { impact: Impact; asOf: string | undefined }) {
  const { summary, owners, affected } = impact;
  return (
    <>
      <p className={classes.summary} role="status">
        {plural(summary.datasets, 'dataset')}, {plural(summary.jobs, 'job')},{' '}
        {plural(summary.columns, 'column')}
        {summary.exposures > 0 && <>, {plural(summary.exposures, 'exposure')}</>}
        {impact.truncated && ' and more'}
      </p>
      {owners.length > 0 && (
        <p className={classes.owners}>
          Ask{' '}
          {owners.map((owner) => (
            <span key={owner} className={classes.owner}>
              {owner}
            </span>
          ))}
        </p>
      )}
      <Exports impact={impact} asOf={asOf} />
      <ol className={classes.list} aria-label="What is affected">
        {affected.slice(0, LISTED).map((one) => (
          <AffectedItem key={one.id} one={one} />
        ))}
      </ol>
      {affected.length > LISTED && (
        <p className={classes.muted}>And {count(affected.length - LISTED)} more: an export has them all.</p>
      )}
    </>
  );
}

function AffectedItem({ one }: { one: Affected }) {
  const name = one.alias ?? (one.kind === 'job' ? one.name : shortName(one.name));
  return (
    <li>
      <div className={classes.line}>
        <Badge plain sign={effectSigns[one.effect]} />
        <span className={classes.muted}>
          {plural(one.distance, 'step')} ·{' '}
          {one.exposure ? 'exposure' : kindSigns[one.kind].word.toLowerCase()}
        </span>
      </div>
      <Link className={classes.name} to={addressOf(one)}>
        {one.kind === 'column' ? (
          <>
            <code>{columnName(one.id) || 'all of it'}</code> of {name}
          </>
        ) : (
          name
        )}
      </Link>
      {one.evidence !== undefined && <div className={classes.muted}>{one.evidence.why}</div>}
      {one.owners.length > 0 && <div className={classes.muted}>owned by {one.owners.join(', ')}</div>}
    </li>
  );
}

/** A column is shown in its dataset. */
function addressOf({ id, kind }: Affected): string {
  return kind === 'column'
    ? routeTo.lineage({ node: tableOf(id), columns: 'yes', at: id })
    : routeTo.lineage({ node: id });
}

function Exports({ impact, asOf }: { impact: Impact; asOf: string | undefined }) {
  const fetching = useMutation({
    mutationFn: async ({ form, file }: { form: ImpactForm; file: string }) =>
      download(file, await impactAs(form, impact.node, impact.change, asOf)),
  });
  return (
    <div className={classes.exports} role="group" aria-label="Export">
      {FORMS.map(({ form, name, file }) => (
        <Button
          key={form}
          size="compact-xs"
          variant="default"
          leftSection={<IconDownload size={12} aria-hidden />}
          loading={fetching.isPending && fetching.variables.form === form}
          aria-label={`Export as ${name}`}
          onClick={() => fetching.mutate({ form, file })}
        >
          {name}
        </Button>
      ))}
      {fetching.isError && <ProblemNote error={fetching.error} />}
    </div>
  );
}
