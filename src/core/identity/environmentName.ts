/** The shape of an environment's name, for a pattern of more than a name. */
export const ENVIRONMENT_PATTERN = '[a-z][a-z0-9-]*';

const wholeName = new RegExp(`^${ENVIRONMENT_PATTERN}$`);

/** In a contact's URI the name is the authority, of which VS Code makes lower case. */
export function isEnvironmentName(text: string): boolean {
  return wholeName.test(text);
}
