import type { Facets } from '../../api/types';

/** What is in a facet at a path; undefined wherever it is not as the facet's schema says. */
function at(facets: Facets, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    facets,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @see https://openlineage.io/docs/spec/facets/job-facets/ownership */
export function ownersOf(facets: Facets): string[] {
  const owners = at(facets, 'ownership', 'owners');
  return Array.isArray(owners) ? owners.flatMap((owner) => text(at(owner as Facets, 'name')) ?? []) : [];
}

export function sqlOf(facets: Facets): string | undefined {
  return text(at(facets, 'sql', 'query'));
}

/** The source of a job, if it is an address that a browser may open. */
export function sourceOf(facets: Facets): string | undefined {
  const address = text(at(facets, 'sourceCodeLocation', 'url'));
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined;
}

export type Amounts = { rows?: number; bytes?: number; files?: number };

/** How much of a dataset a run read or wrote. */
export function amountsOf(facets: Facets): Amounts {
  const told = (key: string) => {
    const value = at(facets, 'outputStatistics', key) ?? at(facets, 'inputStatistics', key);
    return typeof value === 'number' ? value : undefined;
  };
  const [rows, bytes, files] = [told('rowCount'), told('size'), told('fileCount')];
  return {
    ...(rows !== undefined && { rows }),
    ...(bytes !== undefined && { bytes }),
    ...(files !== undefined && { files }),
  };
}
