/** Days in UTC, as 2026-10-27: what the service understands as the end of that day. */
const DAY = 24 * 3_600_000;
const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** Of an instant, or of a day. */
export function dayOf(instant: string | number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function plusDays(day: string, days: number): string {
  return dayOf(Date.parse(day) + days * DAY);
}

/** "27 Oct 2026" */
export function wordsOf(day: string): string {
  return words.format(Date.parse(day));
}
