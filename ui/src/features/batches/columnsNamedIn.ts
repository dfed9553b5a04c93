/** The columns a rule speaks of: its quoted words up to the first condition, `IsComplete "email"`. */
export function columnsNamedIn(rule: string): string[] {
  const [kind = ''] = rule.trim().split(/\s/, 1);
  if (kind === 'CustomSql' || kind === 'RowCount') {
    return [];
  }
  const columns: string[] = [];
  const quoted = /\s*"([^"]+)"/y;
  quoted.lastIndex = rule.indexOf(kind) + kind.length;
  for (let match = quoted.exec(rule); match !== null; match = quoted.exec(rule)) {
    columns.push(match[1] ?? '');
  }
  return columns;
}
