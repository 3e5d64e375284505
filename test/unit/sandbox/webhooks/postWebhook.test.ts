import assert from 'node:assert/strict';
import { postWebhook } from '../../../../src/sandbox/webhooks/postWebhook';
import { freePort } from '../../../support/processes/freePort';
import { useReceiver } from './receiver';

describe('sandbox webhooks: one try', () => {
  const receiver = useReceiver();
  const { signal } = new AbortController();

  it('hands the text over as it is, and brings the answer back', async () => {
    receiver.answerWith((_, response) => response.writeHead(202).end('olá'));
    const { status, body } = await postWebhook(receiver.url(), '{"name":"Íris"', signal);
    assert.deepEqual([status, body?.text, receiver.received()[0]?.text], [202, 'olá', '{"name":"Íris"']);
  });

  it('gives up when the receiver does not answer', async () => {
    receiver.answerWith(() => undefined);
    await assert.rejects(postWebhook(receiver.url(), 'x', signal, 30), /^Error: no answer in 0\.03 seconds$/);
  });

  it('gives up when the receiver begins to answer and does not end', async () => {
    receiver.answerWith((_, response) => response.write('o'));
    await assert.rejects(postWebhook(receiver.url(), 'x', signal, 100));
  });

  it('has enough of an endless answer', async () => {
    receiver.answerWith((_, response) => {
      const goOn = () => {
        while (response.write('x'.repeat(65_536)));
      };
      response.on('drain', goOn).on('error', () => undefined);
      goOn();
    });
    const { status, body } = await postWebhook(receiver.url(), 'x', signal);
    assert.deepEqual([status, body?.isCut], [200, true]);
  });

  it('says that nobody listens', async () => {
    await assert.rejects(postWebhook(`http://127.0.0.1:${await freePort()}/`, 'x', signal), {
      code: 'ECONNREFUSED',
    });
  });

  it('comes back as it is when it is a redirect', async () => {
    receiver.answerWith((_, response) => response.writeHead(302, { location: receiver.url('/other') }).end());
    assert.equal((await postWebhook(receiver.url(), 'x', signal)).status, 302);
    assert.equal(receiver.received().length, 1);
  });
});
