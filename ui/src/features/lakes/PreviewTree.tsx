import { IconChevronRight, IconDatabase, IconFolder } from '@tabler/icons-react';
import type { PreviewedDataset } from '../../api/types';
import { bytes, plural } from '../../format/numbers';
import { Tag } from '../../parts/Tag';
import { findingSigns } from '../crawls/signs';
import { formatName } from '../datasets/formatName';
import classes from './PreviewTree.module.css';
import type { Place } from './previewTree';

/** Findings of one cause in one folder beyond these are only counted. */
const ALIKE_SHOWN = 5;

/** A lake as it would be catalogued: its folders, the datasets in them with the evidence, and what is left out. */
export function PreviewTree({ places, open }: { places: Place[]; open: boolean }) {
  return (
    <ul className={classes.tree} aria-label="What a crawl would find">
      <Places places={places} open={open} />
    </ul>
  );
}

function Places({ places, open }: { places: Place[]; open: boolean }) {
  const alike = new Map<string, number>();
  const shown = places.filter((place) => {
    const cause = causeOf(place);
    if (cause === undefined) {
      return true;
    }
    const number = (alike.get(cause) ?? 0) + 1;
    alike.set(cause, number);
    return number <= ALIKE_SHOWN;
  });
  const more = [...alike].filter(([, number]) => number > ALIKE_SHOWN);
  return (
    <>
      {shown.map((place) => (
        <PlaceNode key={place.path} place={place} open={open} />
      ))}
      {more.map(([cause, number]) => (
        <li key={cause} className={classes.more}>
          {plural(number - ALIKE_SHOWN, 'more place')} like this: <code>{cause.split(' ')[1]}</code>
        </li>
      ))}
    </>
  );
}

/** Of a file or folder that is nothing but left out. */
function causeOf({ dataset, findings, below }: Place): string | undefined {
  const [first] = findings;
  return dataset === undefined && below.length === 0 && first !== undefined
    ? `${first.kind} ${first.code}`
    : undefined;
}

function PlaceNode({ place, open }: { place: Place; open: boolean }) {
  if (place.below.length === 0) {
    return (
      <li className={classes.leaf}>
        <Label place={place} />
      </li>
    );
  }
  return (
    <li>
      <details open={open} className={classes.folder}>
        <summary className={classes.summary}>
          <IconChevronRight size={14} aria-hidden className={classes.chevron} />
          <Label place={place} />
        </summary>
        <ul className={classes.below}>
          <Places places={place.below} open={open} />
        </ul>
      </details>
    </li>
  );
}

function Label({ place: { name, dataset, findings, below } }: { place: Place }) {
  return (
    <div className={classes.label}>
      {dataset !== undefined ? (
        <DatasetLine name={name} dataset={dataset} />
      ) : findings.length > 0 ? (
        <FindingSign name={name} kind={findings[0]?.kind ?? 'skipped'} />
      ) : (
        <span className={classes.line}>
          <IconFolder size={15} stroke={1.7} aria-hidden className={classes.shape} />
          <span className={classes.name}>{name}</span>
          {below.length > 0 && <span className={classes.sum}>{datasetsBelow(below)}</span>}
        </span>
      )}
      {findings.map((finding) => (
        <p key={finding.code} className={classes.why}>
          {finding.reason} <code className={classes.code}>{finding.code}</code>
        </p>
      ))}
    </div>
  );
}

function DatasetLine({ name, dataset }: { name: string; dataset: PreviewedDataset }) {
  const { alias, format, rows, files, columnCount, partitionColumns, evidence } = dataset;
  const facts = [
    ...(rows === undefined ? [] : [plural(rows, 'row')]),
    bytes(dataset.bytes),
    plural(files, 'file'),
    ...(columnCount === 0 ? [] : [plural(columnCount, 'column')]),
  ];
  return (
    <>
      <span className={classes.line}>
        <IconDatabase size={15} stroke={1.7} aria-hidden className={classes.dataset} />
        <span className={classes.alias} title={alias}>
          {name}
        </span>
        <Tag>{formatName(format)}</Tag>
        <span className={classes.sum}>
          {facts.join(' · ')}
          {partitionColumns.length > 0 && <> · by {partitionColumns.join(', ')}</>}
        </span>
      </span>
      {evidence.map((reason) => (
        <p key={reason} className={classes.why}>
          because {reason}
        </p>
      ))}
    </>
  );
}

function FindingSign({ name, kind }: { name: string; kind: keyof typeof findingSigns }) {
  const { icon: Shape, tone, word } = findingSigns[kind];
  return (
    <span className={classes.line} data-tone={tone}>
      <Shape size={15} stroke={1.7} aria-hidden className={classes.tone} />
      <span className={classes.name}>{name}</span>
      <span className={classes.word}>{word.toLowerCase()}</span>
    </span>
  );
}

function datasetsBelow(places: Place[]): string {
  const number = countDatasets(places);
  return number === 0 ? '' : plural(number, 'dataset');
}

function countDatasets(places: Place[]): number {
  return places.reduce(
    (sum, place) => sum + (place.dataset === undefined ? 0 : 1) + countDatasets(place.below),
    0,
  );
}
