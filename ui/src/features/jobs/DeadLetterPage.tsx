import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { discardDeadLetter, replayDeadLetter } from '../../api/commands';
import { deadLetter } from '../../api/queries';
import type { LineageDeadLetter } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Guarded } from '../../parts/Guarded';
import { LoadingRows } from '../../parts/LoadingRows';
import { ProblemNote } from '../../parts/ProblemNote';
import { Time } from '../../parts/Time';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Jobs.module.css';

const BACK = { name: 'Dead letters', to: routeTo.deadLetters() };

export function DeadLetterPage() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(deadLetter(id));
  return (
    <Page title="Dead letter" back={BACK}>
      {data === undefined ? (
        <Card>{isPending ? <LoadingRows /> : <ErrorState error={error} retry={() => refetch()} />}</Card>
      ) : (
        <LetterView letter={data} />
      )}
    </Page>
  );
}

function LetterView({ letter }: { letter: LineageDeadLetter }) {
  return (
    <>
      <Facts
        facts={[
          { name: 'What is wrong', value: letter.detail },
          { name: 'At', value: <code>{letter.pointer || '/'}</code> },
          { name: 'Code', value: <code>{letter.code}</code> },
          { name: 'Sender', value: letter.sender },
          { name: 'Times', value: count(letter.times) },
          { name: 'First sent', value: <Time at={letter.receivedAt} /> },
          { name: 'Last sent', value: <Time at={letter.lastAt} /> },
        ]}
      />
      <Orders id={letter.id} />
      <Card title="As it was sent" aside={bytes(letter.bytes)}>
        <pre className={classes.source} tabIndex={0}>
          {readable(letter.body ?? '')}
        </pre>
      </Card>
    </>
  );
}

function Orders({ id }: { id: string }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const order = useMutation({
    mutationFn: (what: 'replay' | 'discard') =>
      what === 'replay' ? replayDeadLetter(id) : discardDeadLetter(id),
    onSuccess: async () => {
      await navigate(routeTo.deadLetters());
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['dead-letters', 'list'] }),
        queries.invalidateQueries({ queryKey: ['lineage'] }),
      ]);
    },
  });
  return (
    <Card
      title="What becomes of it"
      aside="replay it once Weir can take it; the sender can also send it corrected"
    >
      <div className={classes.body}>
        <Guarded permission="handle-dead-letters">
          <Group gap={8}>
            <Button
              size="compact-sm"
              loading={order.isPending && order.variables === 'replay'}
              onClick={() => order.mutate('replay')}
            >
              Replay
            </Button>
            {sure ? (
              <>
                <Button
                  size="compact-sm"
                  color="red"
                  loading={order.isPending && order.variables === 'discard'}
                  onClick={() => order.mutate('discard')}
                >
                  Discard it for good
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => setSure(false)}>
                  Keep it
                </Button>
              </>
            ) : (
              <Button size="compact-sm" variant="default" onClick={() => setSure(true)}>
                Discard …
              </Button>
            )}
          </Group>
          {order.isError && <ProblemNote error={order.error} />}
        </Guarded>
      </div>
    </Card>
  );
}

/** JSON with line breaks; what is no JSON as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
