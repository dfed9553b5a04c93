/** What a node of the lineage graph is called: see docs/lineage.md. In each part `%`, `:` and `#` are encoded. */
export type NodeId = string;

export type ParsedId = {
  kind: 'dataset' | 'job' | 'column';
  namespace: string;
  name: string;
  column?: string;
};

export function datasetNode(namespace: string, name: string): NodeId {
  return `dataset:${part(namespace)}:${part(name)}`;
}

export function jobNode(namespace: string, name: string): NodeId {
  return `job:${part(namespace)}:${part(name)}`;
}

/** A column of the dataset that is this node. */
export function datasetColumn(dataset: NodeId, column: string): NodeId {
  return `column:${dataset.slice('dataset:'.length)}#${part(column)}`;
}

/** @returns undefined for what is none, such as an alias */
export function parseNode(id: NodeId): ParsedId | undefined {
  const match = /^(dataset|job|column):([^:]*):([^:#]*)(?:#(.*))?$/.exec(id);
  if (match === null) {
    return undefined;
  }
  const [, kind, namespace, name, column] = match;
  return {
    kind: kind as ParsedId['kind'],
    namespace: whole(namespace ?? ''),
    name: whole(name ?? ''),
    ...(column !== undefined && { column: whole(column) }),
  };
}

/** The dataset that a column is of; any other node is itself. */
export function tableOf(id: NodeId): NodeId {
  const parsed = parseNode(id);
  return parsed?.kind === 'column' ? datasetNode(parsed.namespace, parsed.name) : id;
}

/** The path of a column; empty for the dataset as a whole. */
export function columnName(id: NodeId): string {
  return parseNode(id)?.column ?? '';
}

/** The end of a long name that tells it from its neighbours: "crm/contacts" of "/srv/lake/silver/crm/contacts". */
export function shortName(name: string): string {
  const parts = name.split('/').filter((one) => one !== '');
  return parts.length <= 2 ? name.replace(/^\/|\/$/g, '') : parts.slice(-2).join('/');
}

function part(text: string): string {
  return text.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll('#', '%23');
}

function whole(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // Not encoded, and so itself.
  }
}
