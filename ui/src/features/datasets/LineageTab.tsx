import { Button } from '@mantine/core';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { toldDataset } from '../../api/queries';
import type { Dataset } from '../../api/types';
import { plural } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { cell, type Head, Table } from '../../parts/Table';
import { routeTo } from '../../routeTo';
import { FacetList } from '../jobs/FacetList';
import { datasetNode } from '../lineage/nodeId';
import { SmallGraph } from '../lineage/SmallGraph';

const HEAD: Head[] = [{ name: 'Column' }, { name: 'Type', width: 220 }, { name: 'Description' }];

/** What is right around it, and what events told of it. */
export function LineageTab({ dataset }: { dataset: Dataset }) {
  const node = datasetNode(dataset.namespace, dataset.name);
  // Most datasets that nobody told of answer 404, which is no news here: the graph says that it is empty.
  const { data } = useQuery(toldDataset(dataset));
  return (
    <>
      <Card
        title="Around it"
        aside={
          <Button
            component={Link}
            to={routeTo.lineage({ node })}
            size="compact-sm"
            variant="default"
            leftSection={<IconTopologyStar3 size={14} aria-hidden />}
          >
            Open its lineage
          </Button>
        }
      >
        <SmallGraph node={node} />
      </Card>
      {data !== undefined && data.fields.length > 0 && (
        <Card title="Schema, as events told it" aside={plural(data.fields.length, 'column')}>
          <Table head={HEAD} label="Schema as told" fixed>
            {data.fields.map(({ name, type, description }) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td className={cell.muted}>
                  <code>{type}</code>
                </td>
                <td className={cell.muted}>{description}</td>
              </tr>
            ))}
          </Table>
        </Card>
      )}
      {data !== undefined && <FacetList facets={data.facets} title="Facets, as events told them" />}
    </>
  );
}
