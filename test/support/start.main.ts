// Opens VS Code with the extension and a sample contact: `npm start`.
import { SAMPLE_CONTACT_ID } from '../../src/sandbox/account/identity';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox';
import { openDesktop, openInBrowser } from './vscode/openVscode';
import { findProgram } from './processes/programOnPath';
import { readStartOptions, startUsage, type StartOptions } from './startOptions';

async function sampleContactUri({ url, key }: Sandbox): Promise<string> {
  const answer = await fetch(`${url}/core/v1/contact/${SAMPLE_CONTACT_ID}`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  const { name } = (await answer.json()) as { name: string };
  return `wts://sandbox/${SAMPLE_CONTACT_ID}/${encodeURIComponent(name)}.wts`;
}

function findCode(place: StartOptions['place']): string | undefined {
  if (place === 'browser') return undefined;
  const code = findProgram('code');
  if (place === 'desktop' && code === undefined) {
    throw new Error(
      'The command "code" was not found: install VS Code and its shell command, or leave out --desktop.',
    );
  }
  return code;
}

async function start({ port, place, version, open }: StartOptions): Promise<void> {
  const code = findCode(place);
  const sandbox = await startSandbox({ port });
  console.log(
    `${sandbox.reused ? 'Using the running sandbox' : 'Sandbox'}: ${sandbox.url}  key: ${sandbox.key}`,
  );
  const settings = { 'wts.environment': 'sandbox', 'wts.sandbox.port': sandbox.port };
  const document = await sampleContactUri(sandbox);
  if (code === undefined) await openInBrowser(version, document, settings, open);
  else {
    console.log('Opening VS Code. Close its window, or press Ctrl+C, to end everything.');
    await openDesktop(code, document, settings);
  }
}

// The person's way to end it, not a failure.
process.on('SIGINT', () => process.exit(0));

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) console.log(startUsage);
  else
    start(options).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${startUsage}`);
  process.exitCode = 2;
}
