import { Button, Select, TextInput } from '@mantine/core';
import { IconCheck, IconLockOpen, IconRepeat, IconTrash, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { approveRelease, discardBatch, refuseRelease, releaseBatch, replayBatch } from '../../api/commands';
import type { Permission } from '../../api/permissions';
import type { Batch, ReplayScope } from '../../api/types';
import { Card } from '../../parts/Card';
import { Guarded } from '../../parts/Guarded';
import { ProblemNote } from '../../parts/ProblemNote';
import { routeTo } from '../../routeTo';
import classes from './Disposal.module.css';

type Act = 'release' | 'approve' | 'refuse' | 'replay' | 'discard';

type Meaning = {
  button: string;
  confirm: string;
  icon: typeof IconCheck;
  says: string;
  permission: Permission;
};

const ACTS: Record<Act, Meaning> = {
  release: {
    button: 'Release…',
    confirm: 'Release',
    icon: IconLockOpen,
    says: 'Publishes what is in quarantine as it is. The reason is kept, and published beside the rows.',
    permission: 'release-batches',
  },
  approve: {
    button: 'Approve the release',
    confirm: 'Approve',
    icon: IconCheck,
    says: '',
    permission: 'release-batches',
  },
  refuse: {
    button: 'Refuse it…',
    confirm: 'Refuse',
    icon: IconX,
    says: 'The rows stay in quarantine.',
    permission: 'release-batches',
  },
  replay: {
    button: 'Replay…',
    confirm: 'Replay',
    icon: IconRepeat,
    says: 'Checks the repaired batch. Once it is published, this one is done with.',
    permission: 'submit-batches',
  },
  discard: {
    button: 'Discard…',
    confirm: 'Delete for good',
    icon: IconTrash,
    says: 'Deletes what is in quarantine, and the failing rows shown below. This cannot be undone.',
    permission: 'release-batches',
  },
};

/** What can be decided about a batch now. */
function actsOf(batch: Batch): Act[] {
  if (batch.disposition?.stage === 'requested') {
    return ['approve', 'refuse'];
  }
  const kept = batch.kept === 'kept' && batch.quarantinedFiles.length > 0;
  switch (batch.state) {
    case 'quarantined':
      return kept ? ['release', 'replay', 'discard'] : ['replay'];
    case 'published':
      return kept && batch.mode !== 'warn'
        ? ['release', 'replay', 'discard']
        : kept
          ? ['replay', 'discard']
          : [];
    case 'held':
      return ['replay', 'discard'];
    case 'discarded':
      return ['replay'];
    default:
      return [];
  }
}

/** Release, replay or discard: each with a reason, each asked about once more. */
export function Disposal({ batch }: { batch: Batch }) {
  const [chosen, setChosen] = useState<Act>();
  const acts = actsOf(batch);
  if (acts.length === 0) {
    return null;
  }
  const { disposition } = batch;
  return (
    <Card
      title="What becomes of it"
      aside={batch.requiresSecondPerson ? 'a release needs a second person' : undefined}
    >
      <div className={classes.body}>
        {disposition?.stage === 'requested' && (
          <p className={classes.request}>
            <strong>{disposition.requestedBy}</strong> asks for the release: {disposition.reason}
          </p>
        )}
        <Guarded permission="release-batches">
          {chosen === undefined ? (
            <div className={classes.acts}>
              {acts.map((act) => {
                const { button, icon: Shape } = ACTS[act];
                return (
                  <Button
                    key={act}
                    size="compact-sm"
                    variant="default"
                    leftSection={<Shape size={14} />}
                    onClick={() => setChosen(act)}
                  >
                    {button}
                  </Button>
                );
              })}
            </div>
          ) : (
            <ActForm key={chosen} batch={batch} act={chosen} leave={() => setChosen(undefined)} />
          )}
        </Guarded>
      </div>
    </Card>
  );
}

function ActForm({ batch, act, leave }: { batch: Batch; act: Act; leave: () => void }) {
  const [reason, setReason] = useState('');
  const [path, setPath] = useState('');
  const [scope, setScope] = useState<ReplayScope>('whole');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const order = useMutation({
    mutationFn: () => {
      switch (act) {
        case 'release':
          return releaseBatch(batch.id, reason);
        case 'approve':
          return approveRelease(batch.id);
        case 'refuse':
          return refuseRelease(batch.id, reason);
        case 'discard':
          return discardBatch(batch.id, reason);
        case 'replay':
          return replayBatch(batch.id, { scope, reason, ...(path.trim() !== '' && { path: path.trim() }) });
      }
    },
    onSuccess: async (after) => {
      leave();
      await queries.invalidateQueries({ queryKey: ['batches'] });
      if (after.id !== batch.id) {
        await navigate(routeTo.batch(after.id));
      }
    },
  });
  const { confirm, says, icon: Shape } = ACTS[act];
  const needsReason = act !== 'approve';
  return (
    <form
      className={classes.form}
      aria-label={confirm}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        order.mutate();
      }}
    >
      {says !== '' && <p className={classes.says}>{says}</p>}
      {act === 'replay' && (
        <div className={classes.fields}>
          <TextInput
            label="Folder of the repaired batch"
            description="Below the lake's root; leave it empty if it is where the first one was"
            placeholder={batch.path}
            size="xs"
            value={path}
            onChange={(event) => setPath(event.currentTarget.value)}
          />
          {batch.verdict === 'split' && (
            <Select
              label="It holds"
              description="Of the first one, some rows are published"
              size="xs"
              allowDeselect={false}
              data={[
                { value: 'whole', label: 'All rows, and replaces them' },
                { value: 'rest', label: 'Only those that were turned away' },
              ]}
              value={scope}
              onChange={(value) => setScope(value as ReplayScope)}
            />
          )}
        </div>
      )}
      {needsReason && (
        <TextInput
          label="Reason"
          size="xs"
          required
          data-autofocus
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {order.isError && <ProblemNote error={order.error} />}
      <div className={classes.acts}>
        <Button
          type="submit"
          size="compact-sm"
          color={act === 'discard' ? 'red' : undefined}
          leftSection={<Shape size={14} />}
          loading={order.isPending}
          disabled={needsReason && reason.trim() === ''}
        >
          {confirm}
        </Button>
        <Button size="compact-sm" variant="default" onClick={leave}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
