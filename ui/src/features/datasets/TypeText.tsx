import classes from './TypeText.module.css';
import { type ColumnType, type Field, isDeep, parseColumnType } from './columnType';

/** A column's type; of a nested one the fields as an indented list. */
export function TypeText({ type }: { type: string }) {
  const parsed = parseColumnType(type);
  if (!isDeep(parsed)) {
    return <code className={classes.type}>{type}</code>;
  }
  return (
    <div>
      <code className={classes.type}>{outer(parsed)}</code>
      <Fields fields={inner(parsed)} />
    </div>
  );
}

function Fields({ fields }: { fields: Field[] }) {
  return (
    <ul className={classes.fields}>
      {fields.map(({ name, type }) => (
        <li key={name}>
          <code className={classes.name}>{name}</code> <code className={classes.type}>{outer(type)}</code>
          {isDeep(type) && <Fields fields={inner(type)} />}
        </li>
      ))}
    </ul>
  );
}

/** A list of structs reads as one step, not as two. */
function outer(type: ColumnType): string {
  if (type.name === 'array') {
    return `array<${type.fields.map((field) => outer(field.type)).join('')}>`;
  }
  if (type.name === 'map') {
    return `map<${type.fields.map((field) => outer(field.type)).join(', ')}>`;
  }
  return type.name;
}

function inner(type: ColumnType): Field[] {
  if (type.name === 'struct') {
    return type.fields;
  }
  return type.fields.flatMap((field) => (isDeep(field.type) ? inner(field.type) : []));
}
