/** "Completeness", as a heading has it. */
export function inWords(dimension: string): string {
  return dimension.charAt(0).toUpperCase() + dimension.slice(1);
}
