import { Checkbox } from '@mantine/core';
import type { CatalogFound } from '../../api/types';
import { count } from '../../format/numbers';
import classes from './Search.module.css';

export const FACETS = ['zone', 'format', 'owner', 'domain', 'tag', 'quality', 'freshness', 'lake'] as const;
export type Facet = (typeof FACETS)[number];

type Props = {
  facets: CatalogFound['facets'];
  chosen: (facet: Facet) => string[];
  choose: (facet: Facet, values: string[]) => void;
};

/** Numbers of hits by what they are like, to narrow by. A chosen value stays, though it may have no hits any more. */
export function Facets({ facets, chosen, choose }: Props) {
  return (
    <aside className={classes.facets} aria-label="Narrow the hits">
      {FACETS.map((facet) => {
        const picked = chosen(facet);
        const counts = facets[facet] ?? [];
        const gone = picked.filter((value) => counts.every((one) => one.value !== value));
        const values = [...counts, ...gone.map((value) => ({ value, count: 0 }))];
        if (values.length === 0 || (values.length === 1 && picked.length === 0)) {
          return null;
        }
        return (
          <fieldset key={facet} className={classes.facet}>
            <legend>{facet}</legend>
            {values.slice(0, 8).map(({ value, count: hits }) => (
              <Checkbox
                key={value}
                size="xs"
                label={
                  <span className={classes.value}>
                    <span>{value}</span>
                    <span className={classes.count}>{count(hits)}</span>
                  </span>
                }
                aria-label={`${value}, ${hits}`}
                checked={picked.includes(value)}
                onChange={(event) =>
                  choose(
                    facet,
                    event.currentTarget.checked
                      ? [...picked, value]
                      : picked.filter((other) => other !== value),
                  )
                }
              />
            ))}
          </fieldset>
        );
      })}
    </aside>
  );
}
