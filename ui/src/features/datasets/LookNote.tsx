import type { Look } from '../../api/types';
import { Time } from '../../parts/Time';
import classes from './LookNote.module.css';

/** On what the tags of the columns rest. */
export function LookNote({ look }: { look: Look }) {
  return <p className={classes.note}>{textOf(look)}</p>;
}

function textOf({ state, at, sampled, reason }: Look) {
  if (state === 'failed') {
    return <>The columns could not be classified: {reason}.</>;
  }
  if (state !== 'done' || at === undefined) {
    return <>The columns are to be classified.</>;
  }
  return sampled === undefined ? (
    <>
      Classified <Time at={at} /> by the columns’ names only: {reason}.
    </>
  ) : (
    <>
      Classified <Time at={at} />, by the columns’ names and the first values of{' '}
      <code title={sampled}>{sampled.slice(sampled.lastIndexOf('/') + 1)}</code>.
    </>
  );
}
