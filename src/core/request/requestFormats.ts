import { writeCurlBash } from './curlBash';
import { writeCurlPowerShell } from './curlPowerShell';
import { writeFetch } from './fetchTypeScript';
import { writeHttpFile } from './httpFile';
import { writeN8nNodes } from './n8nNodes';
import type { PlannedRequest } from './plannedRequests';

export type RequestFormat = 'curlBash' | 'curlPowerShell' | 'fetch' | 'http' | 'n8n';

/** How the requests of a save are written; each runs the second request only when the first has succeeded. */
export const REQUEST_FORMATS: Readonly<
  Record<RequestFormat, (requests: readonly PlannedRequest[]) => string>
> = {
  curlBash: writeCurlBash,
  curlPowerShell: writeCurlPowerShell,
  fetch: writeFetch,
  http: writeHttpFile,
  n8n: writeN8nNodes,
};
