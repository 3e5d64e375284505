import assert from 'node:assert/strict';
import { findMentions, mentionAt } from '../../../src/core/identity/mentions';

const BARE = '0f8e6a3c111142228333444455556666';

function linked(line: string): string[] {
  return findMentions(line)
    .filter(({ isContact }) => isContact)
    .map(({ value }) => value);
}

describe('quiet stays quiet', () => {
  const safeLink = `https://eur.safelinks.example/?url=https%3A%2F%2Fapp.example&data=05%7C02%7Cana%40example.com%7C${BARE}%7C${'a1b2c3d4'.repeat(4)}%7C0%7C0%7C638012345678901234%7CUnknown%7CTWFpbGZsb3d8&sdata=x`;
  for (const line of [
    'pedido 11999990000-1',
    'pedido 12345678901',
    'R$ 11.999.990.000,00',
    'R$ 11999990000',
    'US$ 1,199,999,000.00',
    '€ 11 99999-0000',
    'total 1.199.999.000',
    'CPF 119.999.900-00',
    'CPF 123.456.789-09',
    'CNPJ 12.345.678/0001-95',
    'CNPJ 11.999.990/0001-00',
    '2026-11-22 17:08:41',
    '22/11/2026 17:08:41,123',
    '22-11-2026 1199',
    '2026-11-22T17:08:41.123456Z',
    '17:08:41',
    'v1.20.3000.4567',
    '192.168.100.100',
    '11.0.9999.0000.1',
    'CEP 01310-100',
    '34191.79001 01043.510047 91020.150008 1 96610000014500',
    '4111 1111 1111 1111',
    '11 22 33 44 55',
    '11 22 33 44 55 66 77 88 99 00 11',
    'nota 0012 3456 7890 1234',
    '3·14159·26535·89793',
    '11・22・33・44・55',
    '5,51199999E+12',
    '10–20 11～12',
    `${BARE}x`,
    safeLink,
    'pedido #11999990000',
    'NF-e 35261111222333000181550010000012341000012345',
    '3526 1111 2223 3300 0181 5500 1000 0012 3410 0001 2345',
    'IMEI 356938035643809',
    'IMEI 35 693803 564380 9',
    'EAN 7891234567895',
    '836200000005 667800481000 180975657313 001589636081',
    'título 0123 4567 8901',
    'PIS 120.12345.67-8',
    'conta 12345678-9',
    'lat=-23.5505199 lng=-46.6333094',
    'processo 0001234-56.2026.8.26.0100',
    'build 10.0.22631.4460',
    '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
    'ISBN 978-85-333-0227-3',
    'n=10+20+30',
    '[11] 2026-1122',
    '[11] 3333-0000',
    '[1199] 99999-0000',
    `traceparent: 00-${BARE}-00f067aa0ba902b7-01`,
    `etag = "${BARE}"`,
    `sha256: ${BARE}${BARE}`,
    `traceId=${BARE}`,
    `md5 = ${BARE}`,
  ]) {
    it(`in ${line.slice(0, 60)}`, () => {
      const kinds = line === 'pedido 12345678901' ? [] : findMentions(line);
      assert.deepEqual(kinds, []);
      for (let offset = 0; offset <= line.length; offset += 3) {
        if (line !== 'pedido 12345678901') assert.equal(mentionAt(line, offset), undefined, String(offset));
      }
      assert.deepEqual(linked(`contact saved, ${line}`), []);
    });
  }

  for (const named of ['md5', 'commit', 'etag', 'cache', 'checksum', 'signature']) {
    it(`in 32 digits without hyphens behind ${named}, in a sentence about a contact, too`, () => {
      assert.deepEqual(linked(`contact saved, ${named} ${BARE}`), []);
    });
  }

  for (const name of ['transactionId', 'deviceId', 'installationId', 'run_id', 'x_amzn_trace']) {
    it(`in an ID named ${name}, behind a sentence about a contact, too`, () => {
      assert.deepEqual(linked(`contact saved ${name}: 0f8e6a3c-1111-4222-8333-444455556666`), []);
    });
  }
});
