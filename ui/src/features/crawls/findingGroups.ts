import type { Finding, FindingKind } from '../../api/types';

/** Findings of one kind and code. */
export type FindingGroup = {
  kind: FindingKind;
  code: string;
  /** What all of them have as their reason; absent if they differ. */
  reason?: string;
  findings: Finding[];
};

const ORDER: FindingKind[] = ['broken', 'unsupported', 'remarked', 'skipped'];

/** What should have been readable first; then the codes with the most findings. */
export function findingGroups(findings: Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const finding of findings) {
    const name = `${finding.kind} ${finding.code}`;
    const group = groups.get(name);
    if (group === undefined) {
      const { kind, code, reason } = finding;
      groups.set(name, { kind, code, reason, findings: [finding] });
    } else {
      group.findings.push(finding);
      if (group.reason !== finding.reason) {
        delete group.reason;
      }
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      b.findings.length - a.findings.length ||
      a.code.localeCompare(b.code),
  );
}

/** Where it is in the lake; the root itself by a dot. */
export function below(root: string | undefined, place: string): string {
  if (root === undefined || !place.startsWith(root)) {
    return place;
  }
  return place === root ? '.' : place.slice(root.length);
}
