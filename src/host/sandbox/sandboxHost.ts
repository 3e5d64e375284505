import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { KeepingNotice, Sandbox, SandboxControl } from '../../sandbox/sandbox';
import type { Log } from '../startup/log';
import { SandboxLifetime } from './lifetime';
import { keepingMessage } from './keepingMessage';
import { keepsAccount, sandboxSettings } from './sandboxSettings';
import { sandboxPort } from '../startup/settings';
import { UserFacingError } from '../errors/describeError';

/** The sandbox that runs inside VS Code. Its server is a bundle of its own, loaded when it is first started. */
export class SandboxHost implements vscode.Disposable {
  private readonly lifetime = new SandboxLifetime(() => this.launch());
  private readonly changed = new vscode.EventEmitter<void>();
  /** It was started or stopped from here. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly log: Log,
    /** Of this extension, for all its windows. */
    private readonly storage: vscode.Uri,
  ) {}

  /** Whether a sandbox's file is the one that nobody chose. */
  async isOwnFile(file: string | undefined): Promise<boolean> {
    return file !== undefined && file === (await realpath(this.accountFile).catch(() => undefined));
  }

  /** Keeps its account from one window to the next, unless the settings say otherwise. */
  private get accountFile(): string {
    return vscode.Uri.joinPath(this.storage, 'sandbox', 'account.json').fsPath;
  }

  /**
   * Starts it, or finds the one that already holds the port. One that belongs to somebody else may be gone by the
   * next time, and the port of the settings may have changed: then it is looked for again.
   */
  async start(): Promise<Sandbox> {
    const last = await this.lifetime.current;
    if (last !== undefined && (last.reused || last.port !== sandboxPort())) await this.stop();
    return await this.lifetime.start();
  }

  /** False when none was running here. */
  async stop(): Promise<boolean> {
    const sandbox = await this.lifetime.stop();
    await tellMenus({ isRunning: false, isOwn: false });
    this.changed.fire();
    return sandbox?.reused === false;
  }

  /** Drives whatever sandbox has this port, wherever it was started. */
  async controlOf(port: number): Promise<SandboxControl> {
    const { SandboxControl } = await import('../../sandbox/sandbox');
    return new SandboxControl(port);
  }

  /** Resolves when its account is on disk. */
  async dispose(): Promise<void> {
    this.changed.dispose();
    await this.lifetime.stop();
  }

  /** What the sandbox says in words of its own, such as a state that cannot be saved. */
  private tell(text: string): void {
    this.log.error(text);
    void vscode.window.showWarningMessage(text);
  }

  private async launch(): Promise<Sandbox> {
    const settings = sandboxSettings();
    requireWholePath('wts.sandbox.seedFile', settings.seed);
    requireWholePath('wts.sandbox.persistFile', settings.persist);
    const { keepingText, startSandbox } = await import('../../sandbox/sandbox');
    const tell = (notice: KeepingNotice) => {
      this.log.error(keepingText(notice));
      void vscode.window.showWarningMessage(keepingMessage(notice));
    };
    const sandbox = await startSandbox({
      port: sandboxPort(),
      ...settings,
      ...(keepsAccount(settings) ? { keepIn: { file: this.accountFile, tell } } : {}),
      // Every window has the same settings: the sandbox of another window was started with them.
      takesRunning: true,
      tell: (text) => {
        this.tell(text);
      },
    });
    this.log.info(`sandbox at ${sandbox.url}${sandbox.reused ? ' (was running)' : ''}`);
    await tellMenus({ isRunning: true, isOwn: !sandbox.reused });
    this.changed.fire();
    return sandbox;
  }
}

/** Only the window that started it can stop it. */
async function tellMenus({ isRunning, isOwn }: { isRunning: boolean; isOwn: boolean }): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'wts.sandboxRunning', isRunning);
  await vscode.commands.executeCommand('setContext', 'wts.sandboxOwned', isOwn);
}

/** VS Code's own working folder is no place that a person knows. */
function requireWholePath(setting: string, path: string | undefined): void {
  if (path === undefined || isAbsolute(path)) return;
  throw new UserFacingError({
    title: vscode.l10n.t('The sandbox was not started'),
    detail: vscode.l10n.t(
      'The setting {0} takes a whole path such as {1}, not "{2}".',
      setting,
      join(homedir(), 'account.json'),
      path,
    ),
    reference: '',
    nextSteps: ['openSettings'],
  });
}
