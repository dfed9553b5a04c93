import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { registerLake, testConnection } from '../../api/commands';
import { ProblemError } from '../../api/problem';
import type { ConnectionTest, NewLake } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import { Note } from '../../parts/Note';
import { ProblemNote } from '../../parts/ProblemNote';
import { routeTo } from '../../routeTo';
import classes from './NewLakeForm.module.css';

type Fields = { name: string; root: string; endpoint: string; region: string; pathStyle: boolean };

const EMPTY: Fields = { name: '', root: '', endpoint: '', region: '', pathStyle: false };

/** Names a place, looks whether it can be read, and adds it. */
export function NewLakeForm({ onCancel }: { onCancel: (() => void) | undefined }) {
  const [fields, setFields] = useState(EMPTY);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const wanted = newLake(fields);
  const test = useMutation({ mutationFn: () => testConnection(placeOf(wanted)) });
  const add = useMutation({
    mutationFn: () => registerLake(wanted),
    onSuccess: async (lake) => {
      await queries.invalidateQueries({ queryKey: ['lakes'] });
      await navigate(routeTo.lake(lake.name));
    },
  });
  const faults = [add, test].flatMap(({ error }) => (error === null ? [] : ProblemError.from(error).errors));
  const faultOf = (pointer: string) => faults.find((fault) => fault.pointer === pointer)?.detail;
  const edit = (changes: Partial<Fields>) => {
    setFields({ ...fields, ...changes });
    add.reset();
    if (!('name' in changes)) {
      test.reset();
    }
  };
  const isS3 = wanted.root.startsWith('s3://');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };

  return (
    <Card title="Add a lake">
      <form className={classes.form} onSubmit={submit} aria-label="Add a lake">
        <Guarded permission="edit-lakes">
          <div className={classes.fields}>
            <TextInput
              label="Name"
              description="As people call it: small letters, digits, hyphens"
              placeholder="acme"
              value={fields.name}
              error={faultOf('/name')}
              onChange={(event) => edit({ name: event.currentTarget.value })}
            />
            <TextInput
              label="Root"
              description="A bucket or a part of one, or a folder on the service's machine"
              placeholder="s3://bucket/prefix/ or file:///srv/lake/"
              classNames={{ input: classes.path }}
              value={fields.root}
              error={faultOf('/root')}
              onChange={(event) => edit({ root: event.currentTarget.value })}
            />
          </div>
          {isS3 && (
            <fieldset className={classes.s3}>
              <legend>How to reach the bucket</legend>
              <TextInput
                label="Endpoint"
                description="Of an S3-compatible store; empty for AWS"
                placeholder="https://s3.example.com"
                classNames={{ input: classes.path }}
                value={fields.endpoint}
                error={faultOf('/s3/endpoint')}
                onChange={(event) => edit({ endpoint: event.currentTarget.value })}
              />
              <TextInput
                label="Region"
                description="Empty for us-east-1"
                placeholder="eu-central-1"
                value={fields.region}
                error={faultOf('/s3/region')}
                onChange={(event) => edit({ region: event.currentTarget.value })}
              />
              <Checkbox
                label="Path style"
                description="The bucket in the path, as many S3-compatible stores want it"
                checked={fields.pathStyle}
                onChange={(event) => edit({ pathStyle: event.currentTarget.checked })}
              />
              <p className={classes.credentials}>
                Credentials are the service's own, from its environment; none are kept here.
              </p>
            </fieldset>
          )}
          {test.data !== undefined && <Tested root={wanted.root} result={test.data} />}
          {test.isError && <ProblemNote error={test.error} />}
          {add.isError && <ProblemNote error={add.error} />}
          <div className={classes.buttons}>
            <Button type="submit" size="xs" loading={add.isPending}>
              Add the lake
            </Button>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlugConnected size={14} />}
              loading={test.isPending}
              onClick={() => test.mutate()}
            >
              Test connection
            </Button>
            {onCancel !== undefined && (
              <Button variant="subtle" color="gray" size="xs" onClick={onCancel}>
                Not now
              </Button>
            )}
          </div>
        </Guarded>
      </form>
    </Card>
  );
}

function newLake({ name, root, endpoint, region, pathStyle }: Fields): NewLake {
  const place = { name: name.trim(), root: root.trim() };
  if (!place.root.startsWith('s3://')) {
    return place;
  }
  return {
    ...place,
    s3: {
      ...(endpoint.trim() !== '' && { endpoint: endpoint.trim() }),
      ...(region.trim() !== '' && { region: region.trim() }),
      pathStyle,
    },
  };
}

function placeOf({ name: _, ...place }: NewLake): Omit<NewLake, 'name'> {
  return place;
}

function Tested({ root, result }: { root: string; result: ConnectionTest }) {
  if (result.problem !== undefined) {
    return (
      <Note tone="bad" icon={IconPlugConnectedX} title={`Weir cannot read ${root}`}>
        <p>{result.problem.detail}</p>
        <p className={classes.code}>
          Code <code>{result.problem.code}</code>
        </p>
      </Note>
    );
  }
  const { folders, objects, more } = result;
  if (folders.length === 0 && objects === 0) {
    return (
      <Note tone="warn" icon={IconPlugConnected} title="The place can be read, but it is empty">
        <p>Is the root spelled right? A prefix of a bucket that has no objects looks like this too.</p>
      </Note>
    );
  }
  return (
    <Note tone="good" icon={IconPlugConnected} title="The place can be read">
      <p>
        In its root {more && 'at least '}
        {folders.length > 0 && (
          <>
            the {folders.length === 1 ? 'folder' : 'folders'}{' '}
            {folders.map((folder, index) => (
              <span key={folder}>
                {index > 0 && ', '}
                <code>{folder}</code>
              </span>
            ))}
          </>
        )}
        {folders.length > 0 && objects > 0 && ' and '}
        {objects > 0 && plural(objects, 'object')}.
      </p>
    </Note>
  );
}
