import { ActionIcon, Button, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { plural } from '../../format/numbers';
import classes from './AsOf.module.css';
import { dayOf, daysBetween, plusDays, wordsOf } from './days';

type Props = {
  /** The days on which something is known to have changed, oldest first. */
  changes: string[];
  today: string;
  asOf: string | undefined;
  onChange: (day: string | undefined) => void;
};

/** The day as of which lineage is shown; the right end is now. */
export function AsOf({ changes, today, asOf, onChange }: Props) {
  const first = plusDays(changes[0] ?? today, -1);
  const length = Math.max(1, daysBetween(first, today));
  const chosen = asOf === undefined ? length : clamp(daysBetween(first, dayOf(asOf)), length);
  const [moving, setMoving] = useState(chosen);
  useEffect(() => setMoving(chosen), [chosen]);
  const settle = (place: number) => onChange(place >= length ? undefined : plusDays(first, place));
  const places = changes.map((day) => clamp(daysBetween(first, day), length));
  const earlier = places.filter((place) => place < chosen).at(-1);
  const later = places.find((place) => place > chosen);

  return (
    <div className={classes.asOf} role="group" aria-label="As of">
      <IconHistory size={16} aria-hidden className={classes.shape} />
      <span className={classes.day}>
        {moving >= length ? 'As of now' : `As of the end of ${wordsOf(plusDays(first, moving))}`}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={22}
        aria-label="To the change before"
        disabled={earlier === undefined}
        onClick={() => settle(earlier!)}
      >
        <IconChevronLeft size={14} />
      </ActionIcon>
      <Slider
        className={classes.slider}
        size={3}
        thumbSize={14}
        classNames={{ bar: classes.bar!, mark: classes.mark! }}
        min={0}
        max={length}
        value={moving}
        onChange={setMoving}
        onChangeEnd={settle}
        marks={[...new Set(places)].map((value) => ({ value }))}
        label={(place) => (place >= length ? 'now' : wordsOf(plusDays(first, place)))}
        thumbLabel="Day as of which lineage is shown"
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={22}
        aria-label="To the change after"
        disabled={later === undefined && asOf === undefined}
        onClick={() => (later === undefined ? onChange(undefined) : settle(later))}
      >
        <IconChevronRight size={14} />
      </ActionIcon>
      <span className={classes.known}>{plural(changes.length, 'day')} with changes</span>
      {asOf !== undefined && (
        <Button size="compact-xs" variant="default" onClick={() => onChange(undefined)}>
          Now
        </Button>
      )}
    </div>
  );
}

function clamp(place: number, length: number): number {
  return Math.min(length, Math.max(0, place));
}
