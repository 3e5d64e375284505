// The sandbox answers on 127.0.0.1 alone, which is the container's own. This starts it, and forwards what comes to the
// container's address. Options are those of wts-sandbox.
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';

const port = Number(process.env.PORT ?? 7417);
const addresses = Object.values(networkInterfaces()).flat();
const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const from = process.env.FORWARD_FROM ?? own;
if (from === undefined) throw new Error('This container has no address: give it a network.');

const options = ['--port', String(port), ...process.argv.slice(2)];
const sandbox = spawn('wts-sandbox', options, { stdio: 'inherit' });
sandbox.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => sandbox.kill(signal));

const forwarder = createServer((incoming) => {
  const outgoing = connect(port, '127.0.0.1');
  incoming.pipe(outgoing).pipe(incoming);
  // Whoever goes takes the other side along.
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => incoming.destroy());
});
forwarder.listen(port, from, () => console.log(`Forwards ${from}:${port}.`));
