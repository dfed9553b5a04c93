import type { Format } from '../../api/types';

const NAMES: Record<Format, string> = {
  parquet: 'Parquet',
  orc: 'ORC',
  avro: 'Avro',
  csv: 'CSV',
  ndjson: 'NDJSON',
  delta: 'Delta Lake',
  iceberg: 'Iceberg',
  hudi: 'Hudi',
  raw: 'Raw files',
  view: 'View',
  external: 'External table',
};

/** All there are, for who wants to choose one. */
export const FORMATS = Object.entries(NAMES).map(([value, label]) => ({ value, label }));

/** As the format's makers write it. */
export function formatName(format: Format): string {
  return NAMES[format] ?? format;
}

/** Keeps its own list of files, and its own history. */
export function isTable(format: Format): boolean {
  return format === 'delta' || format === 'iceberg' || format === 'hudi';
}
