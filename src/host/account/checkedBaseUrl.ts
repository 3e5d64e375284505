import { normalizeBaseUrl } from '../../core/api/baseUrl';
import type { Environment } from '../startup/environments';
import { SettingsError } from '../errors/settingsError';

/** The environment's address, ready for use. Throws a SettingsError when no key may be sent there. */
export function checkedBaseUrl({ baseUrl }: Environment): string {
  try {
    return normalizeBaseUrl(baseUrl);
  } catch (error) {
    throw new SettingsError(error instanceof Error ? error.message : String(error));
  }
}
