import { Card } from '../../parts/Card';
import { Table } from '../../parts/Table';
import classes from './PropertiesTab.module.css';

const HEAD = [{ name: 'Property' }, { name: 'Value' }];

/** What the table says of itself, by name. */
export function PropertiesTab({ properties }: { properties: Record<string, string> }) {
  return (
    <Card label="Properties">
      <Table head={HEAD} label="Properties">
        {Object.entries(properties)
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([name, value]) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td className={classes.value}>{value}</td>
            </tr>
          ))}
      </Table>
    </Card>
  );
}
