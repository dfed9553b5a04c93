/** Every request that has the service do something. Each throws a `ProblemError`. */
import { api, read } from './client';
import type { ConnectionTest, Crawl, Lake, NewLake, Pin, TagProposal } from './types';

export const registerLake = (lake: NewLake) => read<Lake>(api.POST('/api/v1/lakes', { body: lake }));

/** A place that cannot be read is an answer, and no problem. */
export const testConnection = (place: Omit<NewLake, 'name'>) =>
  read<ConnectionTest>(api.POST('/api/v1/lakes/connection-test', { body: place }));

export const pinLake = (name: string, pins: Pin[]) =>
  read<Lake>(api.PUT('/api/v1/lakes/{name}/pins', { params: { path: { name } }, body: { pins } }));

export const startCrawl = (lake: string) => read<Crawl>(api.POST('/api/v1/crawls', { body: { lake } }));

export type CrawlOrder = 'pause' | 'resume' | 'cancel';

export const orderCrawl = (id: string, order: CrawlOrder) => {
  const params = { path: { id } };
  switch (order) {
    case 'pause':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/pause', { params }));
    case 'resume':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/resume', { params }));
    case 'cancel':
      return read<Crawl>(api.POST('/api/v1/crawls/{id}/cancel', { params }));
  }
};

export type TagOrder = 'accept' | 'reject' | 'reopen';

export const orderTag = (id: string, order: TagOrder) => {
  const params = { path: { id } };
  switch (order) {
    case 'accept':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/accept', { params }));
    case 'reject':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/reject', { params }));
    case 'reopen':
      return read<TagProposal>(api.POST('/api/v1/tag-proposals/{id}/reopen', { params }));
  }
};
