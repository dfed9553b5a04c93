import type { Format } from '../../api/types';

const NAMES: Record<string, string> = { parquet: 'Parquet', csv: 'CSV', ndjson: 'NDJSON' };

/** As the format's makers write it. */
export function formatName(format: Format): string {
  return NAMES[format] ?? format;
}
