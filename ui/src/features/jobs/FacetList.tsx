import type { Facets } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import classes from './Jobs.module.css';

/** Every facet as it was told, those that Weir does not know included. */
export function FacetList({ facets, title = 'Facets' }: { facets: Facets; title?: string }) {
  const names = Object.keys(facets).sort();
  return (
    <Card title={title} aside={plural(names.length, 'facet')}>
      {names.length === 0 && <p className={classes.nothing}>None was told.</p>}
      {names.map((name) => (
        <details key={name} className={classes.facet}>
          <summary>{name}</summary>
          <pre tabIndex={0}>{JSON.stringify(facets[name], null, 2)}</pre>
        </details>
      ))}
    </Card>
  );
}
