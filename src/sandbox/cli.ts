import { parseCliOptions, usage, UsageError } from './cliOptions';
import { startSandbox } from './sandbox';

const WRONG_USAGE = 2;

async function run(): Promise<void> {
  const options = parseCliOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    console.log(usage());
    return;
  }
  const { port, switches } = options;
  const sandbox = await startSandbox(switches === undefined ? { port } : { port, switches });
  console.log(
    sandbox.reused ? 'The WTS sandbox is already running.' : 'The WTS sandbox is running. Ctrl+C ends it.',
  );
  console.log(`Address: ${sandbox.url}`);
  console.log(`Key:     ${sandbox.key}`);
  const end = () => void sandbox.close();
  process.once('SIGINT', end).once('SIGTERM', end);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${usage()}`);
  process.exitCode = error instanceof UsageError ? WRONG_USAGE : 1;
});
