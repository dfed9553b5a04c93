import { Skeleton } from '@mantine/core';
import {
  IconAlertOctagon,
  IconCircleCheck,
  IconDatabase,
  IconHandStop,
  IconHourglass,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Status } from '../../api/types';
import { count, plural } from '../../format/numbers';
import { routeTo } from '../../routeTo';
import classes from './Tiles.module.css';

/** The lake in five numbers, each the way to what it counts. */
export function Tiles({ status }: { status: Status | undefined }) {
  const { published, quarantined, held, open } = status?.batches ?? {};
  const tiles = [
    {
      name: 'Datasets',
      value: status?.datasets,
      note: status && `in ${plural(status.lakes, 'lake')}`,
      to: routeTo.datasets(),
      icon: IconDatabase,
      tone: 'accent',
    },
    {
      name: 'Published',
      value: published,
      note: 'batches',
      to: routeTo.quarantine('all'),
      icon: IconCircleCheck,
      tone: 'good',
    },
    {
      name: 'Quarantined',
      value: quarantined,
      note: 'batches',
      to: routeTo.quarantine('quarantined'),
      icon: IconAlertOctagon,
      tone: 'bad',
    },
    {
      name: 'Held',
      value: held,
      note: 'undecided',
      to: routeTo.quarantine('held'),
      icon: IconHandStop,
      tone: 'hold',
    },
    {
      name: 'Under way',
      value: open,
      note: 'batches',
      to: routeTo.quarantine('all'),
      icon: IconHourglass,
      tone: 'busy',
    },
  ];
  return (
    <ul className={classes.tiles}>
      {tiles.map(({ name, value, note, to, icon: Shape, tone }) => (
        <li key={name} className={classes.tile} data-tone={value === 0 ? 'idle' : tone}>
          <Link to={to} className={classes.link}>
            <span className={classes.name}>
              <Shape size={15} className={classes.shape} aria-hidden />
              {name}
            </span>
            <span className={classes.value}>
              {value === undefined ? <Skeleton height={26} width={48} my={3} /> : count(value)}
              {value !== undefined && <small>{note}</small>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
