import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { whoCanRead } from '../../api/queries';
import type { PolicyAnswers } from '../../api/types';
import { Card } from '../../parts/Card';
import { ErrorState } from '../../parts/ErrorState';
import { LoadingRows } from '../../parts/LoadingRows';
import { type Head, Table } from '../../parts/Table';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import classes from './Policies.module.css';

const HEAD: Head[] = [{ name: 'Who' }, { name: 'Sees' }, { name: 'Because of' }];

export function WhoCanReadPage() {
  const { get } = useQueryState();
  const column = get('column') ?? '';
  const [typed, setTyped] = useState(column);
  const navigate = useNavigate();
  const answers = useQuery(whoCanRead(column));
  const ask = (event: FormEvent) => {
    event.preventDefault();
    void navigate(routeTo.whoCanRead({ column: typed.trim() }));
  };
  return (
    <Page
      title="Who can read this column"
      back={{ name: 'Policies', to: routeTo.policies() }}
      lead="By the documents, and by what each target really holds."
    >
      <form onSubmit={ask} className={classes.row}>
        <TextInput
          aria-label="Column"
          placeholder="silver_crm.contacts.email"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          w={360}
        />
        <Button type="submit">Ask</Button>
      </form>
      {column === '' ? null : answers.isPending ? (
        <LoadingRows rows={4} height={24} />
      ) : answers.isError ? (
        <ErrorState error={answers.error} retry={() => answers.refetch()} />
      ) : (
        answers.data.map((one) => <Answers key={one.target ?? ''} answers={one} />)
      )}
    </Page>
  );
}

function Answers({ answers }: { answers: PolicyAnswers }) {
  return (
    <Card
      title={answers.target === undefined ? 'Meant by the documents' : `True in ${answers.target}`}
      aside={
        <span className={classes.muted}>
          Read <Time at={answers.at} />
        </span>
      }
    >
      {answers.doubts.map((doubt) => (
        <p key={doubt} className={classes.body}>
          In doubt: {doubt}
        </p>
      ))}
      <Table head={HEAD} label={answers.target ?? 'Documents'}>
        {answers.answers.map((answer) => (
          <tr key={answer.who}>
            <td>{answer.who}</td>
            <td className={classes.wrap}>{answer.seen.words}</td>
            <td className={classes.wrap}>{answer.because.join(', ')}</td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
