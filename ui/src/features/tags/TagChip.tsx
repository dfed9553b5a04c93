import { kindOf } from './tagSigns';
import classes from './TagChip.module.css';

type Props = { tag: string; has?: boolean; asked?: boolean; title?: string };

/**
 * A tag of a column: one that it has, or, dashed, one that it has not.
 *
 * @param asked whether that is to be decided, where this is not clear from the place
 */
export function TagChip({ tag, has = true, asked = false, title }: Props) {
  const { name, icon: Shape } = kindOf(tag);
  return (
    <span className={classes.chip} data-has={has} title={title ?? name}>
      <Shape size={13} stroke={1.9} aria-hidden className={classes.shape} />
      {tag}
      {asked && <span aria-label="proposed">?</span>}
    </span>
  );
}
