import { useQuery } from '@tanstack/react-query';
import { status } from '../api/queries';
import { plural } from '../format/numbers';
import classes from './ServiceState.module.css';

/** Is the service there, and has it someone to do the checks. */
export function ServiceState() {
  const { data, isError } = useQuery(status());
  if (isError) {
    return (
      <p className={classes.state} data-tone="bad">
        <span className={classes.dot} /> Service not reachable
      </p>
    );
  }
  if (data === undefined) {
    return (
      <p className={classes.state} data-tone="idle">
        <span className={classes.dot} /> Connecting
      </p>
    );
  }
  const live = data.workers.live;
  return (
    <div>
      <p className={classes.state} data-tone={live > 0 ? 'good' : 'warn'}>
        <span className={classes.dot} />
        {live > 0 ? `${plural(live, 'worker')} live` : 'No worker is live'}
      </p>
      <p className={classes.more} title={`Signed in as ${data.actor.name} (${data.actor.role})`}>
        {data.actor.name}
        <br />
        Weir {data.version}
      </p>
    </div>
  );
}
