import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconFileText, IconLockAccess } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { makePolicyPlans } from '../../api/commands';
import { policyCheck, policyDocuments, policyPlans } from '../../api/queries';
import type { PolicyDocuments } from '../../api/types';
import { count } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { LoadMore } from '../../parts/LoadMore';
import { ProblemNote } from '../../parts/ProblemNote';
import { cell, type Head, RowLink, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Policies.module.css';

const HEAD: Head[] = [
  { name: 'Plan' },
  { name: 'Objects', right: true },
  { name: 'Lose access', right: true },
  { name: 'Newly exposed', right: true },
  { name: 'By' },
  { name: 'Made', right: true },
];

export function PoliciesPage() {
  const documents = useQuery(policyDocuments());
  return (
    <Page
      title="Policies"
      lead="Who may read what, as the documents say it, and what was made of it where access is enforced."
      aside={
        <div className={classes.row}>
          <Link to={routeTo.policyDrift()}>Drift</Link>
          <Link to={routeTo.whoCanRead()}>Who can read a column</Link>
        </div>
      }
    >
      {documents.isPending ? (
        <Card label="Documents">
          <LoadingRows rows={4} height={24} />
        </Card>
      ) : documents.data === undefined ? (
        <Card label="Documents">
          <EmptyState
            icon={IconLockAccess}
            title="No policy documents were handed in yet"
            command="./weir policy apply policies/"
          >
            Policies are files in a repository. Hand them in, and see who would gain and who would lose
            access.
          </EmptyState>
        </Card>
      ) : (
        <Documents documents={documents.data} />
      )}
      <Plans handedIn={documents.data !== undefined} />
    </Page>
  );
}

function Documents({ documents }: { documents: PolicyDocuments }) {
  const check = useQuery(policyCheck(documents.digest));
  return (
    <>
      <Card
        title="Tests"
        aside={
          <span className={classes.muted}>
            Handed in by {documents.author} <Time at={documents.at} />
            {documents.commit !== undefined && ` at ${documents.commit.slice(0, 10)}`}
          </span>
        }
      >
        {check.isPending ? (
          <LoadingRows rows={3} height={24} />
        ) : check.isError ? (
          <ErrorState error={check.error} retry={() => check.refetch()} />
        ) : (
          <>
            {check.data.findings.map((finding) => (
              <p
                key={`${finding.file}${finding.line}${finding.code}${finding.message}`}
                className={classes.text}
              >
                {finding.file}:{finding.line}: {finding.severity}: {finding.message}
              </p>
            ))}
            <Table head={[{ name: 'Test' }, { name: 'Result', width: 110 }, { name: 'Found' }]} label="Tests">
              {check.data.tests.map((test) => (
                <tr key={`${test.file}${test.line}${test.name}`}>
                  <td>{test.name}</td>
                  <td>
                    <Badge
                      sign={
                        test.passed
                          ? { tone: 'good', icon: IconCircleCheck, word: 'Passed' }
                          : { tone: 'bad', icon: IconCircleX, word: 'Failed' }
                      }
                    />
                  </td>
                  <td className={classes.wrap}>{test.failure ?? ''}</td>
                </tr>
              ))}
            </Table>
          </>
        )}
      </Card>
      {Object.entries(documents.files as Record<string, string>).map(([path, text]) => (
        <Card
          key={path}
          title={
            <>
              <IconFileText size={14} aria-hidden /> {path}
            </>
          }
        >
          <pre className={classes.text}>{text}</pre>
        </Card>
      ))}
    </>
  );
}

function Plans({ handedIn }: { handedIn: boolean }) {
  const list = useInfiniteQuery(policyPlans());
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: makePolicyPlans,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title="Plans">
      {handedIn && (
        <div className={classes.body}>
          <Guarded permission="plan-policies">
            <div className={classes.row}>
              <Button size="compact-sm" loading={make.isPending} onClick={() => make.mutate()}>
                Plan now
              </Button>
            </div>
          </Guarded>
          {make.isError && <ProblemNote error={make.error} />}
        </div>
      )}
      {list.isPending ? (
        <LoadingRows rows={3} height={24} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => list.refetch()} />
      ) : (
        <>
          <Table head={HEAD} label="Plans">
            {items.map((plan) => (
              <tr key={plan.id} className={cell.linked}>
                <td>
                  <RowLink to={routeTo.policyPlan(plan.id)}>
                    {plan.target}, {plan.kind}
                  </RowLink>
                </td>
                <td className={cell.right}>{count(plan.creates + plan.updates + plan.deletes)}</td>
                <td className={cell.right}>{count(plan.losing)}</td>
                <td className={cell.right}>{count(plan.exposed)}</td>
                <td>{plan.author}</td>
                <td className={`${cell.right} ${cell.muted}`}>
                  <Time at={plan.at} />
                </td>
              </tr>
            ))}
          </Table>
          <LoadMore shown={items.length} what={['plan', 'plans']} list={list} />
        </>
      )}
    </Card>
  );
}
