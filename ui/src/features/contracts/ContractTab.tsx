import { IconFileDescription } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { contract, contractsOf } from '../../api/queries';
import type { ColumnPromise, Contract, ContractComparison, ServiceLevel } from '../../api/types';
import { plural } from '../../format/numbers';
import { Badge } from '../../parts/Badge';
import { Card } from '../../parts/Card';
import { EmptyState } from '../../parts/EmptyState';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { LoadingRows } from '../../parts/LoadingRows';
import { Table } from '../../parts/Table';
import { Tag } from '../../parts/Tag';
import { Time } from '../../parts/Time';
import classes from './Contract.module.css';
import { comparisonSigns, levelSigns, promiseSigns } from './signs';

/** What the dataset promises, and whether it keeps it. */
export function ContractTab({ lake, alias }: { lake: string; alias: string }) {
  const list = useQuery(contractsOf(lake, alias));
  const name = list.data?.items[0]?.name;
  const one = useQuery({ ...contract(name ?? ''), enabled: name !== undefined });
  if (list.isError || one.isError) {
    return (
      <Card>
        <ErrorState
          error={list.error ?? one.error}
          retry={() => (list.isError ? list.refetch() : one.refetch())}
        />
      </Card>
    );
  }
  if (list.data !== undefined && name === undefined) {
    return (
      <Card>
        <EmptyState
          icon={IconFileDescription}
          title="Nobody promised anything about this dataset yet"
          command={`./weir contract export ${alias} --lake ${lake} --to contract.odcs.yaml`}
        >
          Write a first contract from its schema, say what else holds, and import it: Weir makes the rules of
          its gate.
        </EmptyState>
      </Card>
    );
  }
  return one.data === undefined ? (
    <Card>
      <LoadingRows rows={6} height={32} />
    </Card>
  ) : (
    <ContractView contract={one.data} />
  );
}

function ContractView({ contract }: { contract: Contract }) {
  return (
    <div className={classes.columns}>
      <Facts
        facts={[
          { name: 'Contract', value: contract.name },
          { name: 'Version', value: `${contract.version} (revision ${contract.revision})` },
          { name: 'Status', value: contract.status },
          { name: 'Owner', value: contract.owner ?? 'not said' },
          { name: 'Standard', value: `ODCS ${contract.apiVersion}` },
          { name: 'Imported', value: <Time at={contract.savedAt} /> },
          { name: 'Ruleset', value: `${contract.ruleset} (${contract.mode})` },
        ]}
      />
      <Columns columns={contract.columns} />
      {contract.slas.length > 0 && <ServiceLevels levels={contract.slas} />}
      <Comparisons comparisons={contract.comparisons} />
      <Rules contract={contract} />
      <Document text={contract.text} />
    </div>
  );
}

const COLUMNS = [{ name: 'Column' }, { name: 'Promised' }, { name: 'Found' }, { name: 'Promise' }];

function Columns({ columns }: { columns: ColumnPromise[] }) {
  const broken = columns.filter((column) => column.state === 'broken').length;
  return (
    <Card
      title="Columns"
      aside={broken === 0 ? 'as promised, and as the catalog found them' : plural(broken, 'broken promise')}
    >
      <Table head={COLUMNS} label="Promised columns">
        {columns.map((column) => (
          <tr key={column.path}>
            <td>
              <code>{column.path}</code>
              {column.key && (
                <>
                  {' '}
                  <Tag title="Part of the primary key">key</Tag>
                </>
              )}
              {column.partition && (
                <>
                  {' '}
                  <Tag title="Its values are in the names of folders">partition</Tag>
                </>
              )}
            </td>
            <td>
              <code className={classes.type}>{column.type}</code>{' '}
              <span className={classes.said}>
                {[column.required && 'required', column.unique && 'unique'].filter(Boolean).join(', ')}
              </span>
            </td>
            <td>
              {column.actual === undefined ? (
                <span className={classes.said}>not there</span>
              ) : (
                <code className={classes.type}>{column.actual}</code>
              )}
            </td>
            <td>
              <Badge sign={promiseSigns[column.state]} plain />{' '}
              <span className={classes.reason}>{column.reason}</span>
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

const LEVELS = [{ name: 'Service level' }, { name: 'Promised' }, { name: 'Of' }, { name: 'State' }];

function ServiceLevels({ levels }: { levels: ServiceLevel[] }) {
  return (
    <Card title="Service levels">
      <Table head={LEVELS} label="Service levels">
        {levels.map((level) => (
          <tr key={level.place.pointer}>
            <td>{level.property}</td>
            <td>
              {level.value} {level.unit}
            </td>
            <td className={classes.said}>{level.element}</td>
            <td>
              {level.state === undefined ? (
                <span className={classes.said}>not measured</span>
              ) : (
                <Badge sign={levelSigns[level.state]} plain />
              )}
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

const RULES = [{ name: 'Rule' }, { name: 'If it fails' }, { name: 'From' }];

function Rules({ contract }: { contract: Contract }) {
  const unsupported = contract.unconverted.filter((left) => left.reason === 'unsupported');
  return (
    <Card
      title="Rules"
      aside={
        unsupported.length === 0
          ? 'asked of every batch'
          : `${plural(unsupported.length, 'promise')} that Weir cannot check`
      }
    >
      <Table head={RULES} label="Rules of the contract">
        {contract.rules.map((rule) => (
          <tr key={`${rule.place.pointer} ${rule.text}`}>
            <td>
              <code className={classes.rule}>{rule.text}</code>
            </td>
            <td className={classes.short}>
              {rule.severity === 'block' && contract.mode !== 'warn' ? 'the batch is kept out' : 'it is told'}
            </td>
            <td>
              <a className={classes.place} href={`#line-${rule.place.line}`} title={rule.place.pointer}>
                line {rule.place.line}
              </a>
            </td>
          </tr>
        ))}
        {contract.unconverted.map((left) => (
          <tr key={`${left.place.pointer} ${left.what}`}>
            <td>
              {left.what} <span className={classes.reason}>{left.why}</span>
            </td>
            <td className={classes.said}>
              {left.reason === 'unsupported'
                ? 'not checked'
                : left.reason === 'catalog'
                  ? 'held against the catalog'
                  : 'for people'}
            </td>
            <td>
              <a className={classes.place} href={`#line-${left.place.line}`} title={left.place.pointer}>
                line {left.place.line}
              </a>
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

const COMPARISONS = [
  { name: 'Dataset' },
  { name: 'Contract' },
  { name: 'Promise' },
  { name: 'What differs' },
  { name: 'When' },
];

function Comparisons({ comparisons }: { comparisons: ContractComparison[] }) {
  return (
    <Card title="History" aside="each version of the dataset, held against the contract">
      <Table head={COMPARISONS} label="Versions held against the contract">
        {comparisons.map((one) => (
          <tr key={`${one.revision} ${one.datasetVersion}`}>
            <td>version {one.datasetVersion}</td>
            <td>revision {one.revision}</td>
            <td>
              <Badge sign={comparisonSigns[one.kind]} plain />
            </td>
            <td>
              {one.changes.map((change) => (
                <div key={`${change.what} ${change.aspect}`}>
                  <code>{change.what}</code> <span className={classes.reason}>{change.reason}</span>
                </div>
              ))}
            </td>
            <td>
              <Time at={one.at} />
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Document({ text }: { text: string }) {
  return (
    <Card title="Document" aside="as it was imported">
      <pre className={classes.text} tabIndex={0} aria-label="The contract's document">
        {text.split('\n').map((line, index) => (
          // Lines have no identity but their place.
          <span key={index} id={`line-${index + 1}`} className={classes.line}>
            <span className={classes.number} aria-hidden>
              {index + 1}
            </span>
            <span>{line}</span>
          </span>
        ))}
      </pre>
    </Card>
  );
}
