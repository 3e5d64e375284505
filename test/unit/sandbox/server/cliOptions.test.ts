import assert from 'node:assert/strict';
import { parseCliOptions, UsageError } from '../../../../src/sandbox/cli/cliOptions';
import { usage } from '../../../../src/sandbox/cli/cliUsage';
import type { FaultKind } from '../../../../src/sandbox/publicApi';
import { DEFAULT_SANDBOX_PORT, faultKinds, faultTable } from '../../../../src/sandbox/sandbox';
import { switchTable } from '../../../../src/sandbox/account/switches';

describe('sandbox command line: its options', () => {
  it('take the default port and no switches when nothing is said', () => {
    assert.deepEqual(parseCliOptions([]), { kind: 'start', port: DEFAULT_SANDBOX_PORT, switches: undefined });
  });

  it('take a port and every switch', () => {
    const args = [
      '--port',
      '0',
      '--strict-null',
      '--portfolios=add',
      '--sequences',
      'replace',
      '--sequence-filter=ignored',
      '--utm',
      'merge',
    ];
    assert.deepEqual(
      parseCliOptions([
        ...args,
        '--metadata-in-fields',
        'refused',
        '--put-answer-details',
        'null',
        '--select-options=id',
        '--custom-field-shapes=typed',
        '--post-custom-fields=taken',
      ]),
      {
        kind: 'start',
        port: 0,
        switches: {
          strictNull: true,
          portfolios: 'add',
          sequences: 'replace',
          sequenceFilter: 'ignored',
          utm: 'merge',
          metadataInFields: 'refused',
          putAnswerDetails: 'null',
          selectOptions: 'id',
          customFieldShapes: 'typed',
          postCustomFields: 'taken',
        },
      },
    );
  });

  it('take a seed, a file to keep, faults and quiet', () => {
    const faults = ['--fault', 'slow,ms=5,times=2,path=/core/*', '--fault', 'dropFields,fields=Name+tags'];
    assert.deepEqual(parseCliOptions(['--seed', 's.json', '--persist=p.json', '-q', ...faults]), {
      ...{ kind: 'start', port: DEFAULT_SANDBOX_PORT, switches: undefined, isQuiet: true },
      ...{ seed: 's.json', persist: 'p.json' },
      faults: [
        { kind: 'slow', times: 2, path: '/core/*', values: { ms: 5 } },
        { kind: 'dropFields', values: { fields: ['Name', 'Tags'] } },
      ],
    });
  });

  it('take every kind of fault', () => {
    const needed: Partial<Record<FaultKind, string>> = { dropFields: ',fields=Name' };
    for (const kind of faultKinds) {
      const options = parseCliOptions(['--fault', `${kind}${needed[kind] ?? ''}`]);
      assert.equal(options.kind === 'start' && options.faults?.[0]?.kind, kind);
    }
  });

  it('take something to do with a running sandbox', () => {
    const given = [
      ['--reset'],
      ['--export', '--port=1'],
      ['--export', 'b.json'],
      ['--import', 'a.json'],
      ['--add-fault', 'hang', '--add-fault', 'slow,ms=5'],
      ['--list-faults'],
      ['--no-faults'],
    ];
    const port = DEFAULT_SANDBOX_PORT;
    assert.deepEqual(given.map(parseCliOptions), [
      { kind: 'action', port, action: { kind: 'reset' } },
      { kind: 'action', port: 1, action: { kind: 'export', file: undefined } },
      { kind: 'action', port, action: { kind: 'export', file: 'b.json' } },
      { kind: 'action', port, action: { kind: 'import', file: 'a.json' } },
      {
        ...{ kind: 'action', port },
        action: {
          kind: 'addFault',
          faults: [
            { kind: 'hang', values: {} },
            { kind: 'slow', values: { ms: 5 } },
          ],
        },
      },
      { kind: 'action', port, action: { kind: 'listFaults' } },
      { kind: 'action', port, action: { kind: 'noFaults' } },
    ]);
  });

  it('take origins and hosts that are allowed', () => {
    const args = ['--allow-origin', 'http://a', '--allow-origin=http://b', '--allow-host', 'c'];
    assert.deepEqual(parseCliOptions(args), {
      ...{ kind: 'start', port: DEFAULT_SANDBOX_PORT, switches: undefined },
      ...{ allowedOrigins: ['http://a', 'http://b'], allowedHosts: ['c'] },
    });
  });

  for (const args of [
    ['--seed='],
    ['--fault', 'fire'],
    ['--fault', 'slow,ms'],
    ['--fault', 'slow,ms=fast'],
    ['--fault', 'slow,times=0'],
    ['--fault', 'hang,ms=1'],
    ['--fault', 'dropFields,fields=Nickname'],
    ['--colour'],
    ['extra'],
    ['--port'],
    ['--port', 'x'],
    ['--port', '65536'],
    ['--port', '1e3'],
    ['--port='],
    ['--utm', 'half'],
    ['--strict-null=false'],
    ['--import='],
    ['--export', '--reset'],
    ['--reset', '--import', 'a.json'],
    ['--reset', '--seed', 's.json'],
    ['--export', '--quiet'],
    ['--import', 'a.json', '--utm=merge'],
    ['--add-fault'],
    ['--add-fault', 'fire'],
    ['--add-fault', 'hang', '--no-faults'],
    ['--add-fault', 'hang', '--fault', 'hang'],
    ['--list-faults', '--seed', 's.json'],
    ['--fault', 'hang,path=core/v2/*'],
    ['--fault', 'hang,method=GTE'],
  ]) {
    it(`refuse ${args.join(' ')}`, () => {
      assert.throws(() => parseCliOptions(args), UsageError);
    });
  }

  it('say which two cannot be given together', () => {
    assert.throws(
      () => parseCliOptions(['--reset', '--seed', 's.json']),
      /--reset is .* with --seed\. Give one/,
    );
  });

  it('show help for --help and -h', () => {
    assert.deepEqual(
      [parseCliOptions(['--help']), parseCliOptions(['-h'])],
      [{ kind: 'help' }, { kind: 'help' }],
    );
  });

  it('are explained, each switch with its meaning', () => {
    for (const { meaning } of Object.values(switchTable)) assert.ok(usage().includes(meaning), meaning);
    for (const kind of faultKinds) {
      assert.ok(usage().includes(`  ${kind}`) && usage().includes(faultTable[kind].meaning), kind);
    }
    assert.match(usage(), /--strict-null\n[^]*--portfolios replace \(default\) \| add/);
  });
});
