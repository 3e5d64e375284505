import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Random } from '../../simulation/random';
import { type DocumentEvent, SimulatedDocument } from '../../simulation/simulatedDocument';
import { PATIENCE_MS } from '../../support/timeouts';
import { closeEverything } from '../account';

const SCHEME = 'wts-simulated';
/** 200 take a minute and a half. */
const SCRIPTS = Number(process.env['WTS_SIMULATED_SCRIPTS'] ?? 40);
const STEPS = 12;

/** A file in memory. VS Code reads it again only when its time has moved. */
class MemoryFile implements vscode.FileSystemProvider {
  text = '';
  private modified = 1;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  set(uri: vscode.Uri, text: string): void {
    this.text = text;
    this.modified += 1;
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const type = path.endsWith('.txt') ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: this.modified, size: Buffer.byteLength(this.text) };
  }

  readFile(): Uint8Array {
    return Buffer.from(this.text);
  }

  writeFile(_uri: vscode.Uri, content: Uint8Array): void {
    this.text = Buffer.from(content).toString('utf8');
    this.modified += 1;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  readDirectory(): [] {
    return [];
  }
  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

type Step = 'edit' | 'undo' | 'redo' | 'reread' | 'save' | 'revert';

const WEIGHTS: Record<Step, number> = {
  edit: 5,
  undo: 5,
  redo: 3,
  reread: 3,
  save: 2,
  revert: 1,
};

describe('the simulated document', function () {
  this.timeout(600_000);
  const file = new MemoryFile();
  let provider: vscode.Disposable;
  const setAutoSave = async (value: string | undefined): Promise<void> => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('autoSave', value, vscode.ConfigurationTarget.Global);
  };
  before(async () => {
    await setAutoSave('off');
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, file, { isCaseSensitive: true });
  });
  after(async () => {
    await closeEverything();
    provider.dispose();
    await setAutoSave(undefined);
  });

  it('has the texts, the unsaved state and the events of VS Code, in any script', async () => {
    for (let seed = 1; seed <= SCRIPTS; seed++) await play(seed, file);
  });
});

/** Plays one script on both, and compares after every step. */
async function play(seed: number, file: MemoryFile): Promise<void> {
  const random = new Random(seed);
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${seed}/file.txt` });
  file.text = 'first\n';
  const script: string[] = [];
  const real: DocumentEvent[] = [];
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document.uri.toString() !== uri.toString()) return;
    const told = eventOf(event);
    // After some saves VS Code says twice that nothing is unsaved.
    const isRepeated = told.kind === 'dirty' && JSON.stringify(told) === JSON.stringify(real.at(-1));
    if (!isRepeated) real.push(told);
  });
  try {
    const pair = await openBoth(uri, file);
    for (let number = 1; number <= STEPS; number++) {
      const step = random.weighted(WEIGHTS);
      script.push(step);
      await take(step, pair, `text ${number}\n`, file);
      await untilSame(pair, real, `seed ${seed}: ${script.join(' ')}`);
    }
  } finally {
    listener.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

interface Pair {
  readonly document: vscode.TextDocument;
  readonly simulated: SimulatedDocument;
  readonly events: DocumentEvent[];
}

async function openBoth(uri: vscode.Uri, file: MemoryFile): Promise<Pair> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  const events: DocumentEvent[] = [];
  const simulated = new SimulatedDocument(file.text, (event) => events.push(event));
  return { document, simulated, events };
}

async function take(step: Step, pair: Pair, text: string, file: MemoryFile): Promise<void> {
  const { document, simulated } = pair;
  switch (step) {
    case 'edit': {
      const edit = new vscode.WorkspaceEdit();
      const end = document.positionAt(document.getText().length);
      edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
      assert.equal(await vscode.workspace.applyEdit(edit), true);
      simulated.edit(text);
      break;
    }
    case 'undo':
    case 'redo':
      await vscode.commands.executeCommand(step);
      simulated[step]();
      break;
    case 'reread':
      if (!simulated.isDirty) file.set(document.uri, text);
      simulated.reread(file.text);
      break;
    case 'save': {
      await document.save();
      const begun = simulated.beginSave();
      if (begun !== undefined) simulated.endSave(begun);
      break;
    }
    case 'revert':
      await vscode.commands.executeCommand('workbench.action.files.revert');
      simulated.revert(file.text);
  }
}

function eventOf(event: vscode.TextDocumentChangeEvent): DocumentEvent {
  const { document, contentChanges, reason } = event;
  return {
    kind: contentChanges.length > 0 ? 'text' : 'dirty',
    text: document.getText(),
    reason:
      reason === vscode.TextDocumentChangeReason.Undo
        ? 'undo'
        : reason === vscode.TextDocumentChangeReason.Redo
          ? 'redo'
          : undefined,
    isDirty: document.isDirty,
  };
}

async function untilSame({ document, simulated, events }: Pair, real: DocumentEvent[], script: string) {
  const isSame = (): boolean =>
    document.getText() === simulated.text &&
    document.isDirty === simulated.isDirty &&
    JSON.stringify(real) === JSON.stringify(events);
  await until(isSame).catch(() => undefined);
  const seen = { text: document.getText(), isDirty: document.isDirty, events: real };
  assert.deepEqual(seen, { text: simulated.text, isDirty: simulated.isDirty, events }, script);
  real.length = 0;
  events.length = 0;
}

/** Looks again at each event that VS Code may still send. */
async function until(holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => {
      end();
      reject(new Error('It never came.'));
    }, PATIENCE_MS);
    const look = (): void => {
      if (!holds()) return;
      end();
      resolve();
    };
    const owned = [
      vscode.workspace.onDidChangeTextDocument(look),
      vscode.workspace.onDidSaveTextDocument(look),
    ];
    function end(): void {
      clearTimeout(late);
      owned.forEach((one) => void one.dispose());
    }
  });
}
