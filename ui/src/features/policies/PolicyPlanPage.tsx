import { Button, Checkbox } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { applyPolicyPlan, approvePolicyPlan, rollBackPolicyPlan } from '../../api/commands';
import { policyApplies, policyPlan } from '../../api/queries';
import type { PolicyPlan, PolicyStop } from '../../api/types';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { EffectTable } from './EffectTable';
import classes from './Policies.module.css';
import { applySigns } from './signs';

export function PolicyPlanPage() {
  const { id = '' } = useParams();
  const plan = useQuery(policyPlan(id));
  return (
    <Page
      title={plan.data === undefined ? 'Plan' : `Plan for ${plan.data.target}`}
      back={{ name: 'Policies', to: routeTo.policies() }}
      lead={plan.data?.summary}
    >
      {plan.isPending ? (
        <LoadingRows rows={5} height={24} />
      ) : plan.isError ? (
        <ErrorState error={plan.error} retry={() => plan.refetch()} />
      ) : (
        <Shown plan={plan.data} id={id} />
      )}
    </Page>
  );
}

function Shown({ plan, id }: { plan: PolicyPlan; id: string }) {
  return (
    <>
      <Facts
        facts={[
          { name: 'Kind', value: plan.kind ?? '' },
          { name: 'Made by', value: plan.author ?? '' },
          { name: 'Made', value: plan.at === undefined ? '' : <Time at={plan.at} /> },
          { name: 'Approved by', value: plan.approvals.map((one) => one.person).join(', ') || 'nobody' },
          { name: 'Left alone', value: `${plan.foreign.length} objects of others` },
        ]}
      />
      {plan.doubts.map((doubt) => (
        <Note key={doubt} tone="warn" icon={IconAlertTriangle} title="The reading of the target is in doubt">
          <p>{doubt}</p>
        </Note>
      ))}
      <Card title="Who gains and who loses">
        <EffectTable plan={plan} />
      </Card>
      <Acts plan={plan} id={id} />
      <Card title="Changes of objects">
        <Table head={[{ name: 'Change', width: 100 }, { name: 'Kind' }, { name: 'Name' }]} label="Changes">
          {plan.changes.map((change) => (
            <tr key={`${change.kind}/${change.name}`}>
              <td>{change.action}</td>
              <td>{change.kind}</td>
              <td className={classes.wrap}>{change.name}</td>
            </tr>
          ))}
        </Table>
      </Card>
    </>
  );
}

/** The limits that the stops name, each lifted to what was counted. */
function lifted(stops: PolicyStop[]) {
  const count = (reason: PolicyStop['reason']) => stops.find((stop) => stop.reason === reason)?.count;
  const [losing, exposed, deletes, percent] = [
    count('losing'),
    count('exposed'),
    count('deletes'),
    count('delete-percent'),
  ];
  return {
    ...(losing !== undefined && { losing }),
    ...(exposed !== undefined && { exposed }),
    ...(deletes !== undefined && { deletes }),
    ...(percent !== undefined && { deletePercent: percent }),
    ...(stops.some((stop) => stop.reason === 'uncompared') && { uncompared: true }),
  };
}

function Acts({ plan, id }: { plan: PolicyPlan; id: string }) {
  const [meant, setMeant] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const applies = useQuery(policyApplies(id));
  const again = () => queries.invalidateQueries({ queryKey: ['policies'] });
  const approve = useMutation({ mutationFn: () => approvePolicyPlan(id), onSuccess: again });
  const apply = useMutation({
    mutationFn: () => applyPolicyPlan(id, meant ? lifted(plan.stops) : {}),
    onSuccess: again,
  });
  const rollBack = useMutation({
    mutationFn: () => rollBackPolicyPlan(id),
    onSuccess: async (made) => {
      await again();
      if (made.id !== undefined) {
        await navigate(routeTo.policyPlan(made.id));
      }
    },
  });
  const error = apply.error ?? approve.error ?? rollBack.error;
  const running = applies.data?.some((one) => one.state === 'running') ?? false;
  return (
    <Card title="Apply">
      <div className={classes.body}>
        {plan.stops.map((stop) => (
          <Note key={stop.reason + stop.detail} tone="warn" icon={IconAlertTriangle} title="Over a limit">
            <p>{stop.detail}</p>
          </Note>
        ))}
        {plan.stops.length > 0 && (
          <Checkbox
            label="This is meant: go over these limits"
            checked={meant}
            onChange={(event) => setMeant(event.currentTarget.checked)}
          />
        )}
        <Guarded permission="plan-policies">
          <div className={classes.row}>
            <Button variant="default" loading={approve.isPending} onClick={() => approve.mutate()}>
              Approve
            </Button>
            <Guarded permission="apply-policies">
              <Button
                loading={apply.isPending || running}
                disabled={plan.changes.length === 0 || (plan.stops.length > 0 && !meant)}
                onClick={() => apply.mutate()}
              >
                Apply {plan.changes.length} changes
              </Button>
            </Guarded>
            {applies.data?.some((one) => one.state === 'completed') && (
              <Button variant="default" loading={rollBack.isPending} onClick={() => rollBack.mutate()}>
                Plan the way back
              </Button>
            )}
          </div>
        </Guarded>
        {error !== null && <ProblemNote error={error} />}
        <div aria-live="polite">
          {applies.data?.map((one) => (
            <p key={one.id} className={classes.row}>
              <Badge sign={applySigns[one.state]} />
              {one.applied} of {one.changes} changes, begun by {one.begunBy} <Time at={one.begunAt} />
              {one.error !== undefined && <span>{one.error}</span>}
            </p>
          ))}
        </div>
      </div>
    </Card>
  );
}
