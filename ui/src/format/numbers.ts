/** Numbers as people read them, the same in every browser. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** 12345 as "12,345". */
export function count(value: number): string {
  return whole.format(value);
}

/** 1234567 as "1.2M". */
export function shortCount(value: number): string {
  return value < 10_000 ? whole.format(value) : short.format(value);
}

/** 1234567 as "1.2 MB": powers of 1000, one decimal below 10. */
export function bytes(value: number): string {
  let rest = value;
  let unit = 0;
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  const digits = unit === 0 || rest >= 9.95 ? 0 : 1;
  return `${rest.toFixed(digits)} ${units[unit]}`;
}

/** A share of a whole as "4.2%"; a little is never shown as nothing, nor almost everything as all. */
export function share(part: number, of: number): string {
  if (of === 0) {
    return '0%';
  }
  const percent = (part / of) * 100;
  if (percent > 0 && percent < 0.1) {
    return '<0.1%';
  }
  if (percent < 100 && percent > 99.9) {
    return '>99.9%';
  }
  return `${Number(percent.toFixed(1))}%`;
}

/** A metric of a rule: counts whole, shares with what matters of their decimals. */
export function metric(value: number): string {
  return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(4)));
}

/** "1 row", "2 rows", "12,345 rows". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A change of a number as "+1,204" or "−3"; nothing for no change. */
export function delta(now: number | undefined, before: number | undefined, show = count): string | undefined {
  if (now === undefined || before === undefined || now === before) {
    return undefined;
  }
  return now > before ? `+${show(now - before)}` : `\u2212${show(before - now)}`;
}
