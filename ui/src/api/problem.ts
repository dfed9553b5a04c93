import type { ProblemPlace } from './types';

type Fields = {
  status: number;
  code: string;
  title: string;
  detail?: string | undefined;
  requestId?: string | undefined;
  errors?: ProblemPlace[] | undefined;
};

/** What the service (or the way to it) answered instead of what was asked. Decide by {@link code}, never by text. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly errors: ProblemPlace[];

  constructor(fields: Fields) {
    super(fields.detail ?? fields.title);
    this.name = 'ProblemError';
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.requestId = fields.requestId;
    this.errors = fields.errors ?? [];
  }

  /** The body of an answer that is not 2xx: problem+json, or whatever a proxy in between made of it. */
  static of(status: number, body: unknown): ProblemError {
    if (isObject(body) && typeof body.code === 'string') {
      return new ProblemError({
        status,
        code: body.code,
        title: text(body.title) ?? `HTTP ${status}`,
        detail: text(body.detail),
        requestId: text(body.requestId),
        errors: Array.isArray(body.errors) ? (body.errors as ProblemPlace[]) : undefined,
      });
    }
    return new ProblemError({
      status,
      code: `http-${status}`,
      title: `The service answered HTTP ${status}`,
      detail: 'The answer did not come from Weir itself. Is there a proxy in between?',
    });
  }

  /** Anything thrown on the way: a refused connection, an answer that is no JSON. */
  static from(thrown: unknown): ProblemError {
    if (thrown instanceof ProblemError) {
      return thrown;
    }
    return new ProblemError({
      status: 0,
      code: 'service-unreachable',
      title: 'Weir cannot be reached',
      detail: 'The service did not answer. Start it with `./weir up`, then try again.',
    });
  }

  /** Asking again can help: the service is away, or has a bad moment. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
