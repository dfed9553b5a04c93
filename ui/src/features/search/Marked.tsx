import classes from './Search.module.css';

type Range = { start: number; end: number };

/** A text with the words in it that were looked for. */
export function Marked({ text, ranges }: { text: string; ranges: Range[] }) {
  const parts = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={classes.mark}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
