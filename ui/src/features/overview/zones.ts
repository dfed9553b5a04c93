import type { DatasetSummary } from '../../api/types';

/** A zone of the lake with what is in it, its largest datasets first. */
export type Zone = { name: string; datasets: DatasetSummary[]; rows: number; bytes: number };

/** The way data usually flows; zones of other names come after, by name. */
const FLOW = ['landing', 'raw', 'bronze', 'silver', 'gold'];

export function zonesOf(datasets: DatasetSummary[]): Zone[] {
  const byName = new Map<string, DatasetSummary[]>();
  for (const dataset of datasets) {
    byName.set(dataset.zone, [...(byName.get(dataset.zone) ?? []), dataset]);
  }
  return [...byName]
    .map(([name, members]) => ({
      name,
      datasets: [...members].sort((a, b) => b.bytes - a.bytes),
      rows: members.reduce((sum, one) => sum + (one.rows ?? 0), 0),
      bytes: members.reduce((sum, one) => sum + one.bytes, 0),
    }))
    .sort((a, b) => place(a.name) - place(b.name) || a.name.localeCompare(b.name));
}

function place(zone: string): number {
  const index = FLOW.indexOf(zone);
  return index < 0 ? FLOW.length : index;
}
