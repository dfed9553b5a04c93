import { render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';
import type { ProblemPlace } from '../api/types';
import { newQueryClient, Providers } from '../Providers';
import { routes } from '../routes';

/** By path; of anything but GET by method and path: `POST /api/v1/lakes`. */
type Answer = unknown | ((url: URL, body: unknown) => unknown);

export class FakeProblem {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail = 'What to do next.',
    readonly errors: ProblemPlace[] = [],
  ) {}
}

const QUIET: Record<string, Answer> = {
  '/api/v1/status': {
    version: '0.1.0',
    mode: 'local',
    actor: { name: 'local', role: 'administrator' },
    database: { kind: 'embedded', version: '17.6' },
    workers: { live: 1 },
    lakes: 1,
    datasets: 2,
    proposedTags: 0,
    batches: { published: 4, quarantined: 1, held: 0, open: 0 },
    incidents: { open: 1 },
  },
  '/api/v1/lakes': {
    items: [{ name: 'acme', root: 'file:///srv/lake/', pins: [], createdAt: '2026-01-01T00:00:00Z' }],
  },
  '/api/v1/lakes/acme': {
    name: 'acme',
    root: 'file:///srv/lake/',
    pins: [],
    createdAt: '2026-01-01T00:00:00Z',
  },
  '/api/v1/datasets': { items: [] },
  '/api/v1/batches': { items: [] },
  '/api/v1/crawls': { items: [] },
  '/api/v1/incidents': { items: [] },
  '/api/v1/scorecards': { items: [] },
  '/api/v1/tag-proposals': { items: [] },
  '/api/v1/rulesets': { items: [] },
  '/api/v1/gates': { items: [] },
  '/api/v1/datasets/d1/tags': { tags: [] },
};

/** Opens the whole site at an address, with a service that gives these answers by path, and records what was asked and sent. */
export function openSite(address: string, answers: Record<string, Answer> = {}) {
  const asked: URL[] = [];
  const sent: { to: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url);
    asked.push(url);
    const body = request.method === 'GET' ? undefined : await request.json().catch(() => undefined);
    const to = request.method === 'GET' ? url.pathname : `${request.method} ${url.pathname}`;
    if (request.method !== 'GET') {
      sent.push({ to, body });
    }
    const known = { ...QUIET, ...answers }[to] ?? new FakeProblem(404, 'route-not-found');
    return responseOf(
      typeof known === 'function' ? (known as (url: URL, body: unknown) => unknown)(url, body) : known,
    );
  });
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(
    <Providers client={newQueryClient()}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { router, asked, sent, askedOf: (path: string) => asked.filter((url) => url.pathname === path) };
}

function responseOf(answer: unknown): Response {
  if (answer instanceof FakeProblem) {
    const { status, code, detail, errors } = answer;
    return new Response(
      JSON.stringify({
        type: `https://weir.dev/problems/${code}`,
        title: 'A problem',
        status,
        code,
        detail,
        requestId: 'req-7',
        errors,
      }),
      { status, headers: { 'content-type': 'application/problem+json' } },
    );
  }
  return new Response(JSON.stringify(answer), {
    status: 200,
    headers: { 'content-type': 'application/json' },
  });
}
