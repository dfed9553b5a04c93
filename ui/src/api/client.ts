import createClient from 'openapi-fetch';
import { ProblemError } from './problem';
import type { paths } from './schema';
import { rememberedToken } from './token';

export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  // Looked up at each call, so that a test can put its own in place.
  fetch: (request) => globalThis.fetch(request),
});

api.use({
  onRequest({ request }) {
    const token = rememberedToken();
    if (token !== undefined) {
      request.headers.set('Authorization', `Bearer ${token}`);
    }
    return request;
  },
});

/** The body of a 2xx answer, as the site's own type; anything else is thrown as a {@link ProblemError}. */
export async function read<T>(
  answer: Promise<{ data?: unknown; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await answer.catch((thrown: unknown) => {
    throw ProblemError.from(thrown);
  });
  if (!response.ok) {
    throw ProblemError.of(response.status, error);
  }
  return data as T;
}
