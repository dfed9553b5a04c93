// Search over the made-up datasets: parts of words, without ranking.
import { datasets } from './fake-data.mjs';

const FACETS = ['zone', 'format', 'lake'];

const ranges = (text, words) =>
  words
    .map((word) => ({ start: text.toLowerCase().indexOf(word), length: word.length }))
    .filter(({ start }) => start >= 0)
    .sort((one, other) => one.start - other.start)
    .map(({ start, length }) => ({ start, end: start + length }))
    .filter(({ start }, at, all) => at === 0 || start >= all[at - 1].end);

const wordsOf = (q) =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !word.includes(':'));

function hit(dataset, words) {
  const columns = dataset.columns
    .map(({ name, type }) => ({ name, type, ranges: ranges(name, words) }))
    .filter((column) => column.ranges.length > 0);
  const inTitle = ranges(dataset.alias, words);
  return {
    type: 'dataset',
    id: dataset.id,
    lake: dataset.lake,
    title: dataset.alias,
    name: dataset.name,
    description: dataset.zone === 'gold' ? 'What people look at; made anew every night.' : '',
    zone: dataset.zone,
    format: dataset.format,
    quality: dataset.zone === 'landing' ? 'unchecked' : 'passing',
    tags: dataset.columns.some(({ name }) => name === 'email') ? ['pii.email'] : [],
    certified: dataset.zone === 'gold',
    deprecated: false,
    consumers: dataset.zone === 'silver' ? 4 : 0,
    updatedAt: dataset.updatedAt,
    columnCount: dataset.columnCount,
    reasons: inTitle.length > 0 ? [{ field: 'title', text: dataset.alias, ranges: inTitle }] : [],
    columns,
  };
}

export function found(query) {
  const words = wordsOf(query.get('q') ?? '');
  const fits = datasets.filter((dataset) => {
    const text = [dataset.alias, ...dataset.columns.map(({ name }) => name)].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const chosen = (dataset, facet) =>
    query.getAll(facet).length === 0 || query.getAll(facet).includes(dataset[facet]);
  const narrowed = fits.filter((dataset) => FACETS.every((facet) => chosen(dataset, facet)));
  const counts = (facet) => {
    const others = fits.filter((dataset) => FACETS.every((one) => one === facet || chosen(dataset, one)));
    return [...new Set(others.map((dataset) => dataset[facet]))]
      .map((value) => ({ value, count: others.filter((dataset) => dataset[facet] === value).length }))
      .filter(({ value }) => value)
      .sort((one, other) => other.count - one.count);
  };
  const items =
    query.get('type') === 'column'
      ? narrowed.flatMap((dataset) => {
          const whole = hit(dataset, words);
          return whole.columns.map((column) => ({
            ...whole,
            type: 'column',
            column: column.name,
            columns: [column],
          }));
        })
      : narrowed.map((dataset) => hit(dataset, words));
  return {
    items: items.slice(0, Number(query.get('limit') ?? 20)),
    total: items.length,
    facets: {
      kind: [{ value: 'dataset', count: narrowed.length }],
      ...Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)])),
    },
    watermark: '1-1',
    degraded: false,
    behind: false,
  };
}

export const words = (q) => {
  const last = wordsOf(q).at(-1) ?? '';
  const all = new Set(datasets.flatMap(({ columns }) => columns.flatMap(({ name }) => name.split('_'))));
  return [...all].filter((word) => last !== '' && word.startsWith(last) && word !== last).slice(0, 3);
};
