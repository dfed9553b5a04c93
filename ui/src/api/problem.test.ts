import { expect, test, vi } from 'vitest';
import { api, read } from './client';
import { ProblemError } from './problem';

const answering = (status: number, body: string, type = 'application/problem+json') =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers: { 'content-type': type } }));

const asked = () => read(api.GET('/api/v1/datasets/{id}', { params: { path: { id: 'd1' } } }));

test('keeps every part of a problem of the service', async () => {
  answering(
    422,
    JSON.stringify({
      type: 'https://weir.dev/problems/ruleset-invalid',
      title: 'The ruleset cannot be read',
      status: 422,
      detail: 'Correct the line and put it again.',
      code: 'ruleset-invalid',
      requestId: 'req-1',
      errors: [{ line: 3, column: 7, detail: 'a comma is missing' }],
    }),
  );

  const problem = await asked().catch((thrown: unknown) => thrown);

  expect(problem).toBeInstanceOf(ProblemError);
  expect(problem).toMatchObject({
    status: 422,
    code: 'ruleset-invalid',
    title: 'The ruleset cannot be read',
    detail: 'Correct the line and put it again.',
    requestId: 'req-1',
    errors: [{ line: 3, column: 7, detail: 'a comma is missing' }],
    passing: false,
  });
});

test('names an answer that a proxy gave', async () => {
  answering(502, '<h1>Bad Gateway</h1>', 'text/html');

  await expect(asked()).rejects.toMatchObject({ status: 502, code: 'http-502', passing: true });
});

test('names a service that is not there', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed');
  });

  await expect(asked()).rejects.toMatchObject({ status: 0, code: 'service-unreachable', passing: true });
});

test('is a problem too when a good status carries no JSON', async () => {
  answering(200, '<html>', 'text/html');

  await expect(asked()).rejects.toBeInstanceOf(ProblemError);
});

test('a thing that does not exist will not exist by asking again', async () => {
  answering(404, JSON.stringify({ title: 'No such dataset', status: 404, code: 'dataset-not-found' }));

  await expect(asked()).rejects.toMatchObject({ code: 'dataset-not-found', passing: false });
});
