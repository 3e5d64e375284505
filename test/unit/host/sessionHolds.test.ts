import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serializeBackup } from '../../../src/core/session/backup';
import type { Session } from '../../../src/core/session/session';
import { SessionHolds } from '../../../src/host/contact/sessionHolds';
import { BaselineStore } from '../../../src/host/storage/baselineStore';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { CONTACT_ID } from '../builders';
import { beginSave } from '../session/openWorld';

const REFERENCE = { environment: 'sandbox', id: CONTACT_ID };

describe('A contact that is closed while something of it is under way', () => {
  let folder: string;
  let store: BaselineStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wts-holds-'));
    store = new BaselineStore(folder);
  });
  afterEach(async () => {
    await store.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  /** A contact in a simulated VS Code, whose backups are kept on the real disk. */
  async function openContact() {
    const world = new World(new Random(1), false);
    const { session, vscode, clock } = world;
    Object.assign(session.state.ports.backup, {
      keep: (backup: Parameters<typeof serializeBackup>[0]) => store.keep(REFERENCE, serializeBackup(backup)),
      drop: () => store.drop(REFERENCE),
    });
    await world.open();
    await world.rest();
    const held = { core: session };
    const ended: Session[] = [];
    const holds = new SessionHolds(
      () => vscode.document !== undefined,
      ({ core }: typeof held) => ended.push(core),
    );
    const closed = session.closed.bind(session);
    session.closed = () => {
      closed();
      holds.sweep(held);
    };
    const close = async (): Promise<void> => {
      vscode.close();
      while (session.state.document.isOpen) await clock.pass(5);
    };
    return {
      ...{ world, holds, held, ended, close },
      typeName: (name: string) => {
        vscode.document?.edit(vscode.document.text.replace(/"name": "[^"]*"/, `"name": "${name}"`));
      },
      typeAnnotation: () => {
        const { document } = vscode;
        document?.edit(document.text.replace(/"annotation": ("[^"]*"|null)/, '"annotation": "Typed"'));
      },
      /** "Don't Save" in VS Code's question. */
      closeWithoutSaving: async () => {
        vscode.revert();
        while (vscode.document?.isDirty === true) await clock.pass(5);
        await close();
      },
      openAgain: async () => {
        vscode.open();
        while (!session.state.document.isOpen) await clock.pass(5);
      },
    };
  }

  const sentNames = (world: World): unknown[] =>
    world.account.sent.map((call) => (call.kind === 'update' ? call.body.name : call.kind));

  it('keeps its session until its save has ended, and lets it go then', async () => {
    const { world, ended, typeName, closeWithoutSaving } = await openContact();
    typeName('Bia');
    await beginSave(world);
    await closeWithoutSaving();
    assert.deepEqual([world.session.isIdle, ended.length], [false, 0]);
    await world.clock.settle();
    assert.deepEqual([world.session.isIdle, ended.length], [true, 1]);
  });

  it('keeps its session until its reload has ended', async () => {
    const { world, ended, close } = await openContact();
    world.watch(world.session.reload());
    await world.clock.pass(30);
    await close();
    assert.deepEqual([world.session.isIdle, ended.length], [false, 0]);
    await world.clock.settle();
    assert.equal(ended.length, 1);
  });

  it('is let go at once when it is at rest, and not while a form holds it', async () => {
    const { world, ended, holds, held, closeWithoutSaving } = await openContact();
    const release = holds.hold(held);
    await closeWithoutSaving();
    await world.clock.settle();
    assert.equal(ended.length, 0);
    release();
    assert.equal(ended.length, 1);
  });

  it('has what is kept of its new edits, and one save after the other, when it is opened again meanwhile', async () => {
    const { world, ended, typeName, closeWithoutSaving, openAgain } = await openContact();
    typeName('Bia');
    await beginSave(world);
    await closeWithoutSaving();
    await openAgain();
    typeName('Cris');
    await world.clock.settle();
    assert.deepEqual([sentNames(world), ended.length], [['Bia'], 0]);
    await store.dispose();
    assert.equal((await readdir(folder)).filter((name) => name.endsWith('.json')).length, 1);
    assert.match(world.vscode.document?.text ?? '', /"name": "Cris"/);
  });

  it('has only the edits that were made since it was opened again when that save ends', async () => {
    const { world, closeWithoutSaving, openAgain, typeName, typeAnnotation } = await openContact();
    typeName('Bia');
    await beginSave(world);
    await closeWithoutSaving();
    await openAgain();
    typeAnnotation();
    await world.clock.settle();
    assert.deepEqual(
      world.session.state.changes.map(({ field }) => field),
      ['annotation'],
    );
    assert.match(world.vscode.document?.text ?? '', /"name": "Bia"/);
  });

  it('sends nothing that is typed after it was opened again by a save that was asked for before', async () => {
    const { world, typeName, typeAnnotation, closeWithoutSaving, openAgain } = await openContact();
    const { account } = world.session.state.ports;
    const send = account.save.bind(account);
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    Object.assign(account, {
      save: async (...asked: Parameters<typeof send>) => {
        await gate;
        return await send(...asked);
      },
    });
    typeName('Bia');
    world.save();
    await world.clock.pass(200);
    world.save();
    assert.equal(world.session.state.isSaveQueued, true);
    await closeWithoutSaving();
    await openAgain();
    typeAnnotation();
    await world.clock.pass(200);
    letGo();
    await world.clock.settle();
    assert.deepEqual(sentNames(world), ['Bia']);
    assert.equal(world.session.state.isSaveQueued, false);
  });
});
