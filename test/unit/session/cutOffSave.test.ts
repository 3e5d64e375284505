import assert from 'node:assert/strict';
import { createBaseline } from '../../../src/core/changes/baseline';
import { PageTexts } from '../../../src/core/session/pageTexts';
import { Session } from '../../../src/core/session/session';
import { Random } from '../../simulation/random';
import { World } from '../../simulation/world';
import { contact } from '../builders';

describe('A save that is asked for while it is found out what became of one that was cut off', () => {
  it('is under way until it ends, so that the stored value typed again meanwhile stays unsaved', async () => {
    const restored = await restoreCutOff();
    const saving = restored.session.save();
    await restored.saveBegins;
    assert.equal(restored.session.state.status.busy, true);
    const edit = { kind: 'text', text: 'Ana Souza' } as const;
    await restored.session.edit({ field: 'name', slot: '', edit, textNumber: 0 }, new PageTexts());
    assert.equal(restored.document.isDirty, true);
    restored.endSave();
    await saving;
  });

  it('begins when that has been told and the mark of the one before is gone', async () => {
    const restored = await restoreCutOff();
    const saving = restored.session.save();
    await restored.saveBegins;
    assert.deepEqual(restored.marks, ['cleared', 'marked']);
    restored.endSave();
    await saving;
  });
});

/** VS Code ended during the save of a name, which had not arrived, and has brought the text back. */
async function restoreCutOff() {
  const world = new World(new Random(1), false);
  await world.open();
  await world.rest();
  const { ports } = world.session.state;
  const baseline = createBaseline(JSON.stringify(contact()));
  const document = { text: createBaseline(JSON.stringify(contact({ name: 'Bia' }))).text, isDirty: true };
  const marks: string[] = [];
  const mark = (name: string) => (): Promise<void> => Promise.resolve(void marks.push(name));
  let [begin, endSave] = [(): void => undefined, (): void => undefined];
  const saveBegins = new Promise<void>((resolve) => (begin = resolve));
  const session: Session = new Session({
    ...ports,
    text: {
      ...ports.text,
      read: () => document.text,
      isDirty: () => document.isDirty,
      edit: (change) => {
        const made = change(document.text);
        if (made.text !== document.text)
          session.changed((document.text = made.text), 'edit', document.isDirty);
        return Promise.resolve(made);
      },
      settle: () => Promise.resolve(),
      markClean: () => Promise.resolve(void (document.isDirty = false)),
    },
    account: {
      ...ports.account,
      read: () => Promise.resolve(JSON.stringify(contact())),
      save: (_task, onWait) => {
        onWait(undefined);
        begin();
        return new Promise(
          (_resolve, reject) =>
            (endSave = () => {
              reject(new Error('No network.'));
            }),
        );
      },
    },
    backup: {
      ...ports.backup,
      read: () =>
        Promise.resolve({
          origin: { baseline },
          latest: baseline,
          unconfirmedSaves: [],
          notOf: [],
          version: undefined,
        }),
      wasSaving: () => Promise.resolve(true),
      markSaving: mark('marked'),
      clearSaving: mark('cleared'),
    },
    note: () => undefined,
  });
  await session.restore(document.text, true);
  return {
    session,
    document,
    marks,
    saveBegins,
    endSave: () => {
      endSave();
    },
  };
}
