import { IconAlertTriangle, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { CatalogHit } from '../../api/types';
import { plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Tag } from '../../parts/Tag';
import { Time } from '../../parts/Time';
import { iconOf, pageOf } from './hits';
import { Marked } from './Marked';
import classes from './Search.module.css';

const CERTIFIED = { tone: 'good', icon: IconRosetteDiscountCheck, word: 'certified' } as const;
const DEPRECATED = { tone: 'warn', icon: IconAlertTriangle, word: 'deprecated' } as const;

/** What was found, and why. */
export function HitCard({ hit }: { hit: CatalogHit }) {
  const Shape = iconOf(hit);
  const inTitle = hit.reasons.find(({ field }) => field === 'title');
  const others = hit.reasons.filter(({ field }) => !['title', 'tag'].includes(field));
  const described = others.some(({ field }) => field === 'description');
  return (
    <li className={classes.hit}>
      <div className={classes.headline}>
        <Shape size={17} stroke={1.7} aria-hidden className={classes.shape} />
        <Link to={pageOf(hit)} className={classes.title} data-hit>
          <Marked text={hit.title} ranges={inTitle?.ranges ?? []} />
          {hit.column !== undefined && (
            <>
              <span className={classes.dot}> · </span>
              <Marked text={hit.column} ranges={hit.columns[0]?.ranges ?? []} />
            </>
          )}
        </Link>
        {hit.type !== 'dataset' && <Tag>{hit.type}</Tag>}
        {hit.certified && <Badge sign={CERTIFIED} plain />}
        {hit.deprecated && <Badge sign={DEPRECATED} plain />}
      </div>
      {hit.description !== '' && !described && <p className={classes.about}>{hit.description}</p>}
      {others.map(({ field, text, ranges }) => (
        <p key={field + text} className={classes.about}>
          {field !== 'description' && <span className={classes.field}>{field} </span>}
          <Marked text={text} ranges={ranges} />
        </p>
      ))}
      {hit.column === undefined && hit.columns.length > 0 && (
        <ul className={classes.columns} aria-label="Matching columns">
          {hit.columns.map(({ name, type, ranges }) => (
            <li key={name}>
              <Marked text={name} ranges={ranges} /> <span className={classes.type}>{type}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.facts}>
        {hit.zone !== undefined && <Tag zone={hit.zone}>{hit.zone}</Tag>}
        {hit.format !== undefined && <span>{hit.format}</span>}
        {hit.owner !== undefined && <span>{hit.owner}</span>}
        {hit.quality !== undefined && <span>quality {hit.quality}</span>}
        {hit.columnCount > 0 && <span>{plural(hit.columnCount, 'column', 'columns')}</span>}
        {hit.consumers > 0 && <span>read by {plural(hit.consumers, 'job', 'jobs')}</span>}
        {hit.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        {hit.updatedAt !== undefined && <Time at={hit.updatedAt} />}
      </div>
    </li>
  );
}
