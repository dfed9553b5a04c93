/** A column's type, taken apart: what it is, and what is inside. */
export type ColumnType = { name: string; fields: Field[] };
export type Field = { name: string; type: ColumnType };

/**
 * Reads types as the catalog writes them: `long`, `decimal(12,2)`, `array<int>`, `map<string,int>`,
 * `struct<a:int,b:string>`. Text that is none of these is a type of that name, without fields.
 */
export function parseColumnType(text: string): ColumnType {
  const open = text.indexOf('<');
  if (open < 0 || !text.endsWith('>')) {
    return { name: text, fields: [] };
  }
  const name = text.slice(0, open);
  const parts = splitOutside(text.slice(open + 1, -1));
  switch (name) {
    case 'struct':
      return { name, fields: parts.map(field) };
    case 'array':
      return { name, fields: parts.map((part) => ({ name: 'element', type: parseColumnType(part) })) };
    case 'map':
      return {
        name,
        fields: parts.map((part, index) => ({
          name: index === 0 ? 'key' : 'value',
          type: parseColumnType(part),
        })),
      };
    default:
      return { name: text, fields: [] };
  }
}

/** On one line where it is short; the inner structure is told apart below it. */
export function isDeep(type: ColumnType): boolean {
  return type.name === 'struct' || type.fields.some((field) => isDeep(field.type));
}

/** Of a nested type only the outside, for those who see the inside below it: `array<struct>`. */
export function outerType(type: ColumnType): string {
  return type.name === 'array' || type.name === 'map'
    ? `${type.name}<${type.fields.map((field) => outerType(field.type)).join(', ')}>`
    : type.name;
}

function field(text: string): Field {
  const colon = text.indexOf(':');
  return { name: text.slice(0, colon), type: parseColumnType(text.slice(colon + 1).trim()) };
}

/** At the commas that are in no bracket. */
function splitOutside(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '<' || letter === '(') {
      depth++;
    } else if (letter === '>' || letter === ')') {
      depth--;
    } else if (letter === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}
