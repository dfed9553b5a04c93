import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { dataset } from '../../api/queries';
import type { Dataset } from '../../api/types';
import { bytes, count } from '../../format/numbers';
import { Card } from '../../parts/Card';
import { Copyable } from '../../parts/Copyable';
import { ErrorState } from '../../parts/ErrorState';
import { Facts } from '../../parts/Facts';
import { Tabs } from '../../parts/Tabs';
import { Tag } from '../../parts/Tag';
import { Time } from '../../parts/Time';
import { useQueryState } from '../../parts/useQueryState';
import { type DatasetTab, routeTo } from '../../routeTo';
import { Page } from '../../shell/Page';
import { ContractTab } from '../contracts/ContractTab';
import { DatasetScores } from '../scores/DatasetScores';
import { AboutTab } from '../words/AboutTab';
import { Standing } from '../words/Standing';
import { StandingNote } from '../words/StandingNote';
import { BatchesTab } from './BatchesTab';
import classes from './DatasetPage.module.css';
import { Evidence } from './Evidence';
import { FilesTab } from './FilesTab';
import { formatName, isTable } from './formatName';
import { HistoryTab } from './HistoryTab';
import { LastVerdict } from './LastVerdict';
import { LineageTab } from './LineageTab';
import { Origin } from './Origin';
import { ProfileTab } from './ProfileTab';
import { PropertiesTab } from './PropertiesTab';
import { SchemaTab } from './SchemaTab';

const BACK = { name: 'Datasets', to: routeTo.datasets() };

export function DatasetPage() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery(dataset(id));
  if (isPending) {
    return (
      <Page title="Dataset" back={BACK} heading={<Skeleton height={26} width={280} />}>
        <Skeleton height={120} />
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title="Dataset" back={BACK}>
        <Card>
          <ErrorState error={error} retry={() => refetch()} />
        </Card>
      </Page>
    );
  }
  return <DatasetView dataset={data} />;
}

function DatasetView({ dataset }: { dataset: Dataset }) {
  const { get } = useQueryState();
  const ofGlue = dataset.origin === 'glue';
  const raw = dataset.format === 'raw' && !ofGlue;
  const tab = (get('tab') ?? (raw ? 'files' : 'schema')) as DatasetTab;
  const properties = isTable(dataset.format) || ofGlue ? Object.keys(dataset.properties).length : 0;
  const tabs = [
    ...(raw ? [] : [{ id: 'schema', name: 'Schema', count: count(dataset.columnCount) } as const]),
    ...(ofGlue
      ? dataset.partitionColumns.length > 0
        ? [
            {
              id: 'files',
              name: 'Partitions',
              count: count(Number(dataset.properties['glue.partitions'] ?? 0)),
            } as const,
          ]
        : []
      : [
          {
            id: 'files',
            name: dataset.partitionColumns.length > 0 ? 'Partitions & files' : 'Files',
            count: count(dataset.files),
          } as const,
        ]),
    { id: 'about', name: 'About' },
    { id: 'lineage', name: 'Lineage' },
    { id: 'history', name: 'History', count: count(dataset.version) },
    ...(properties > 0 ? [{ id: 'properties', name: 'Properties', count: count(properties) } as const] : []),
    ...(raw || ofGlue ? [] : [{ id: 'profile', name: 'Profile' } as const]),
    { id: 'batches', name: 'Batches' },
    ...(raw ? [] : [{ id: 'contract', name: 'Contract' } as const]),
  ] as const;

  return (
    <Page
      title={dataset.alias}
      back={BACK}
      heading={
        <>
          {dataset.alias} <LastVerdict alias={dataset.alias} /> <Origin dataset={dataset} />{' '}
          <Standing id={dataset.id} />
        </>
      }
      lead={
        <div className={classes.names}>
          <span className={classes.tags}>
            {dataset.zone !== '' && <Tag zone={dataset.zone}>{dataset.zone}</Tag>}
            <Tag title={dataset.tableVersion && 'The format, and the version that the table is at'}>
              {formatName(dataset.format)}
              {dataset.tableVersion !== undefined && <> · version {dataset.tableVersion}</>}
            </Tag>
            <Tag title="The lake it is in">{dataset.lake}</Tag>
          </span>
          <Copyable text={`${dataset.namespace} ${dataset.name}`} what="the OpenLineage name">
            <span className={classes.namespace}>{dataset.namespace}</span> {dataset.name}
          </Copyable>
          {dataset.properties['glue.description'] !== undefined && (
            <p className={classes.description}>{dataset.properties['glue.description']}</p>
          )}
        </div>
      }
    >
      <Facts
        facts={[
          { name: 'Rows', value: dataset.rows === undefined ? 'not known' : count(dataset.rows) },
          ...(ofGlue
            ? [{ name: 'Glue table', value: dataset.properties['glue.table'] ?? dataset.alias }]
            : [
                { name: 'Size', value: bytes(dataset.bytes) },
                { name: 'Files', value: count(dataset.files) },
              ]),
          { name: 'Version', value: count(dataset.version) },
          { name: 'Updated', value: <Time at={dataset.updatedAt} /> },
          { name: 'First seen', value: <Time at={dataset.createdAt} /> },
          ...(dataset.missingSince === undefined
            ? []
            : [{ name: 'Missing since', value: <Time at={dataset.missingSince} /> }]),
          ...(dataset.location === ''
            ? []
            : [{ name: 'Location', value: <Copyable text={dataset.location} what="the location" /> }]),
          ...(dataset.properties['glue.arn'] === undefined
            ? []
            : [{ name: 'ARN', value: <Copyable text={dataset.properties['glue.arn']} what="the ARN" /> }]),
        ]}
      />
      <StandingNote id={dataset.id} />
      <Evidence evidence={dataset.evidence} />
      <DatasetScores lake={dataset.lake} alias={dataset.alias} />
      <Tabs
        label="About this dataset"
        tabs={tabs.map((one) => ({
          name: one.name,
          to: routeTo.dataset(dataset.id, one.id),
          active: one.id === tab,
          count: 'count' in one ? one.count : undefined,
        }))}
      />
      {tab === 'about' ? (
        <AboutTab dataset={dataset} />
      ) : tab === 'files' ? (
        <FilesTab dataset={dataset} />
      ) : tab === 'lineage' ? (
        <LineageTab dataset={dataset} />
      ) : tab === 'history' ? (
        <HistoryTab dataset={dataset} />
      ) : tab === 'properties' ? (
        <PropertiesTab properties={dataset.properties} />
      ) : tab === 'batches' ? (
        <BatchesTab alias={dataset.alias} />
      ) : tab === 'profile' ? (
        <ProfileTab dataset={dataset} />
      ) : tab === 'contract' ? (
        <ContractTab lake={dataset.lake} alias={dataset.alias} />
      ) : (
        <SchemaTab dataset={dataset} />
      )}
    </Page>
  );
}
