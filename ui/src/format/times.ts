const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'long' });
const absolute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "5 minutes ago", "yesterday"; a date once it is a month old. */
export function ago(instant: string, now: number): string {
  const passed = now - Date.parse(instant);
  if (passed < 10 * SECOND) {
    return 'just now';
  }
  if (passed < MINUTE) {
    return relative.format(-Math.floor(passed / SECOND), 'second');
  }
  if (passed < HOUR) {
    return relative.format(-Math.floor(passed / MINUTE), 'minute');
  }
  if (passed < DAY) {
    return relative.format(-Math.floor(passed / HOUR), 'hour');
  }
  if (passed < 30 * DAY) {
    return relative.format(-Math.floor(passed / DAY), 'day');
  }
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(Date.parse(instant));
}

/** With seconds and in the reader's own time zone. */
export function exact(instant: string): string {
  return absolute.format(Date.parse(instant));
}

/** "840 ms", "12.4 s", "3 min 05 s", "2 h 10 min". */
export function duration(millis: number): string {
  if (millis < SECOND) {
    return `${Math.max(0, Math.round(millis))} ms`;
  }
  if (millis < MINUTE) {
    return `${(Math.floor(millis / 100) / 10).toFixed(1)} s`;
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} min ${pad(Math.floor((millis % MINUTE) / SECOND))} s`;
  }
  return `${Math.floor(millis / HOUR)} h ${pad(Math.floor((millis % HOUR) / MINUTE))} min`;
}

export function between(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
