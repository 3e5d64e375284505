/** An environment that the settings do not have, or whose address no key may be sent to. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
