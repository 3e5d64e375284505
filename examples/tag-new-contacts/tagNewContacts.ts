// Receives webhooks of WTS Chat and tags each new contact. It talks to the sandbox unless the environment says otherwise.
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';

const { WTS_API_URL = 'http://127.0.0.1:7417', WTS_API_KEY = 'pn_sandbox0key0for0invented0contacts' } =
  process.env;
const { PORT = '3000', TAG = 'Lead quente' } = process.env;

async function receive(request: IncomingMessage): Promise<void> {
  const { eventType, content } = (await json(request)) as { eventType: string; content: { id: string } };
  if (eventType !== 'CONTACT_NEW') return;
  const answer = await fetch(`${WTS_API_URL}/core/v1/contact/${content.id}/tags`, {
    method: 'POST',
    headers: { authorization: `Bearer ${WTS_API_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tagNames: [TAG], operation: 'InsertIfNotExists' }),
  });
  if (!answer.ok) throw new Error(`The API answered ${answer.status} for ${content.id}.`);
  // A 200 alone says nothing: a tag that the account does not have is dropped in silence.
  const { tagNames } = (await answer.json()) as { tagNames: readonly string[] };
  console.log(`${content.id} ${tagNames.includes(TAG) ? 'has' : 'did not get'} the tag ${TAG}`);
}

const server = createServer((request, response) => {
  receive(request).then(
    () => response.end(),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500).end(); // WTS Chat, and the sandbox, may then send the webhook again.
    },
  );
});
server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`Waiting for webhooks at ${JSON.stringify(server.address())}`);
});
