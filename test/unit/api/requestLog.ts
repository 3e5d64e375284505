import type { ApiConnection } from '../../../src/core/api/connection';

/** What a connection tells the log of one request. */
export type LoggedRequest = Parameters<NonNullable<ApiConnection['onRequest']>>[0];
