import type { Finding, Preview, PreviewedDataset } from '../../api/types';

/** A folder or file of the lake: what it would become, and what is below it. */
export type Place = {
  /** From the place above on; several folders where nothing else lies between: `silver/crm`. */
  name: string;
  path: string;
  dataset?: PreviewedDataset;
  findings: Finding[];
  below: Place[];
};

/** What a preview found, by where it is, in the order of names. */
export function previewTree(root: string, { datasets, findings }: Preview): Place[] {
  const top: Place = { name: '', path: '', findings: [], below: [] };
  const places = new Map([['', top]]);
  const placeOf = (location: string): Place => {
    const path = (location.startsWith(root) ? location.slice(root.length) : location).replace(/\/$/, '');
    return at(path);
  };
  const at = (path: string): Place => {
    const known = places.get(path);
    if (known !== undefined) {
      return known;
    }
    const end = path.lastIndexOf('/');
    const place: Place = { name: path.slice(end + 1), path, findings: [], below: [] };
    places.set(path, place);
    at(path.slice(0, Math.max(0, end))).below.push(place);
    return place;
  };
  datasets.forEach((dataset) => {
    placeOf(dataset.location).dataset = dataset;
  });
  findings.forEach((finding) => placeOf(finding.key).findings.push(finding));
  const below = sorted(top.below.flatMap((one) => (hasDatasets(one) ? [simplified(one)] : leaves(one, ''))));
  return top.dataset === undefined && top.findings.length === 0
    ? below
    : [{ ...top, name: 'the root itself', below }];
}

/** Several folders with nothing else between them are one step, and where no dataset lies below, all of it is one. */
function simplified(place: Place): Place {
  const below = place.below.flatMap((one) => (hasDatasets(one) ? [simplified(one)] : leaves(one, '')));
  const [only] = below;
  if (isStep(place) && below.length === 1 && only !== undefined) {
    return { ...only, name: `${place.name}/${only.name}` };
  }
  return { ...place, below: sorted(below) };
}

/** What is left out below a place, each with its way from there on. */
function leaves(place: Place, above: string): Place[] {
  const name = above + place.name;
  return [
    ...(isStep(place) ? [] : [{ ...place, name, below: [] }]),
    ...place.below.flatMap((one) => leaves(one, `${name}/`)),
  ];
}

function hasDatasets(place: Place): boolean {
  return place.dataset !== undefined || place.below.some(hasDatasets);
}

function isStep(place: Place): boolean {
  return place.dataset === undefined && place.findings.length === 0;
}

function sorted(places: Place[]): Place[] {
  return places.sort((a, b) => a.name.localeCompare(b.name));
}
