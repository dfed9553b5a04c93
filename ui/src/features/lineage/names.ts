import type { LineageNode } from '../../api/types';
import { columnName, type NodeId, parseNode, shortName } from './nodeId';

/** What people call a node. */
export function titleOf(node: LineageNode): string {
  return node.alias ?? (node.kind === 'job' ? node.name : shortName(node.name));
}

/** What tells it from others of that title. */
export function underOf(node: LineageNode): string {
  const { namespace } = node;
  return node.alias === undefined ? namespace : `${namespace === 'file' ? '' : `${namespace} `}${node.name}`;
}

/** The folder that a dataset of the catalog's alias begins with: silver of silver_crm.contacts. */
export function zoneOf(node: LineageNode): string | undefined {
  return node.alias?.split(/[_.]/)[0];
}

/** Of a node or a column of which no more than its id is at hand. */
export function titleOfId(id: NodeId, nodes?: Map<NodeId, LineageNode>): string {
  const known = nodes?.get(id);
  if (known !== undefined) {
    return titleOf(known);
  }
  const parsed = parseNode(id);
  if (parsed === undefined) {
    return id;
  }
  return parsed.kind === 'column'
    ? columnName(id)
    : parsed.kind === 'job'
      ? parsed.name
      : shortName(parsed.name);
}
