import { IconMapPinOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Card } from '../parts/Card';
import { EmptyState } from '../parts/EmptyState';
import { routeTo } from '../routeTo';
import { Page } from './Page';

export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Card>
        <EmptyState icon={IconMapPinOff} title="This page does not exist">
          The address may have been mistyped, or what it showed is gone. Go to the{' '}
          <Link to={routeTo.overview()}>overview</Link> or look through the{' '}
          <Link to={routeTo.datasets()}>datasets</Link>.
        </EmptyState>
      </Card>
    </Page>
  );
}
