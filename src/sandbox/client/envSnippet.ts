/** Lines for the `.env` file of an integration that is to talk to the sandbox. */
export function envSnippet({ url, key }: { readonly url: string; readonly key: string }): string {
  return `WTS_API_URL=${url}\nWTS_API_KEY=${key}\n`;
}
