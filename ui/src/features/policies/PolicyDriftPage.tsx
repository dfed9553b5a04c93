import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { acceptDrift, lookForDrift, repairDrift } from '../../api/commands';
import { policyDrift } from '../../api/queries';
import type { PolicyDrift } from '../../api/types';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { EffectTable } from './EffectTable';
import classes from './Policies.module.css';
import { driftSigns } from './signs';

export function PolicyDriftPage() {
  const report = useQuery(policyDrift());
  const queries = useQueryClient();
  const look = useMutation({
    mutationFn: lookForDrift,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policies', 'drift'] }),
  });
  return (
    <Page
      title="Drift"
      back={{ name: 'Policies', to: routeTo.policies() }}
      lead="Targets that are no longer as they were applied."
      aside={
        <Guarded permission="plan-policies">
          <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>
            Look now
          </Button>
        </Guarded>
      }
    >
      {look.isError && <ProblemNote error={look.error} />}
      {report.isPending ? (
        <LoadingRows rows={4} height={24} />
      ) : report.isError ? (
        <ErrorState error={report.error} retry={() => report.refetch()} />
      ) : report.data.drifts.length === 0 ? (
        <Card label="Drift">
          <EmptyState icon={IconShieldCheck} title="Nothing differs" command="./weir policy drift">
            {report.data.targets.length === 0
              ? 'Nothing was applied yet.'
              : 'Every target is as it was applied.'}
          </EmptyState>
        </Card>
      ) : (
        report.data.drifts.map((drift) => <OneDrift key={drift.id} drift={drift} />)
      )}
    </Page>
  );
}

function OneDrift({ drift }: { drift: PolicyDrift }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const repair = useMutation({
    mutationFn: () => repairDrift(drift.id),
    onSuccess: (plan) => (plan.id === undefined ? undefined : navigate(routeTo.policyPlan(plan.id))),
  });
  const accept = useMutation({
    mutationFn: () => acceptDrift(drift.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policies', 'drift'] }),
  });
  const error = repair.error ?? accept.error;
  return (
    <Card
      title={
        <span className={classes.row}>
          {drift.target} <Badge sign={driftSigns[drift.state]} />
        </span>
      }
      aside={
        <span className={classes.muted}>
          Found <Time at={drift.foundAt} />
        </span>
      }
    >
      <div className={classes.body}>
        A repair would change {drift.repair.changes.length} objects back. What it does:
      </div>
      <EffectTable plan={drift.repair} />
      {drift.state === 'open' && (
        <div className={classes.body}>
          <Guarded permission="plan-policies">
            <div className={classes.row}>
              <Button loading={repair.isPending} onClick={() => repair.mutate()}>
                Plan the repair
              </Button>
              <Guarded permission="apply-policies">
                <Button variant="default" loading={accept.isPending} onClick={() => accept.mutate()}>
                  Accept as it is
                </Button>
              </Guarded>
            </div>
          </Guarded>
          {error !== null && <ProblemNote error={error} />}
        </div>
      )}
    </Card>
  );
}
