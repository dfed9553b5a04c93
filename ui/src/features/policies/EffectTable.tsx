import type { PolicyPlan } from '../../api/types';
import { Badge } from '../../parts/Badge';
import { type Head, Table } from '../../parts/Table';
import classes from './Policies.module.css';
import { effectSigns } from './signs';

const HEAD: Head[] = [{ name: 'Effect', width: 150 }, { name: 'Who and what' }];

/** Who gains and who loses, as a person would say it. */
export function EffectTable({ plan }: { plan: PolicyPlan }) {
  if (plan.effects.length === 0) {
    return <p className={classes.body}>Nobody gains and nobody loses access.</p>;
  }
  return (
    <Table head={HEAD} label="Who gains and who loses">
      {plan.effects.map((effect) => (
        <tr key={effect.kind + effect.sentence}>
          <td>
            <Badge sign={effectSigns[effect.kind]} />
          </td>
          <td className={classes.wrap}>{effect.sentence}</td>
        </tr>
      ))}
    </Table>
  );
}
