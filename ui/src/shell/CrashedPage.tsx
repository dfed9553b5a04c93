import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';

/** The site itself broke: say so, with what a bug report needs. */
export function CrashedPage() {
  const error = useRouteError();
  return (
    <main role="alert" style={{ maxWidth: 640, margin: '15vh auto', padding: 24 }}>
      <h1>The site has a bug</h1>
      <p>Nothing in the lake was changed. Reload the page; if it happens again, please report this:</p>
      <pre style={{ whiteSpace: 'pre-wrap' }}>
        {error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)}
      </pre>
      <Button onClick={() => window.location.reload()}>Reload</Button>
    </main>
  );
}
