import * as vscode from 'vscode';
import type { Sandbox, SandboxControl } from '../sandbox/sandbox';
import { sandboxPort, sandboxSettings } from './environments';
import type { Log } from './log';

/** The sandbox that runs inside VS Code. Its server is a bundle of its own, loaded when it is first started. */
export class SandboxHost implements vscode.Disposable {
  private starting: Promise<Sandbox> | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  /** It was started or stopped from here. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly log: Log) {}

  /**
   * Starts it, or finds the one that already holds the port. One that belongs to somebody else may be gone by the
   * next time, and the port of the settings may have changed: then it is looked for anew.
   */
  async start(): Promise<Sandbox> {
    const last = await this.starting;
    if (last !== undefined && (last.reused || last.port !== sandboxPort())) await this.stop();
    this.starting ??= this.launch().catch((error: unknown) => {
      this.starting = undefined;
      throw error;
    });
    return await this.starting;
  }

  /** False when none was running here. */
  async stop(): Promise<boolean> {
    const sandbox = await this.starting;
    this.starting = undefined;
    await vscode.commands.executeCommand('setContext', 'wts.sandboxRunning', false);
    await sandbox?.close();
    this.changed.fire();
    return sandbox?.reused === false;
  }

  /** Drives whatever sandbox has this port, wherever it was started. */
  async controlOf(port: number): Promise<SandboxControl> {
    const { SandboxControl } = await import('../sandbox/sandbox');
    return new SandboxControl(port);
  }

  dispose(): void {
    this.changed.dispose();
    void this.starting?.then((sandbox) => sandbox.close());
  }

  /** What the sandbox says in words of its own, such as a state that cannot be saved. */
  private tell(text: string): void {
    this.log.error(text);
    void vscode.window.showWarningMessage(text);
  }

  private async launch(): Promise<Sandbox> {
    const { startSandbox } = await import('../sandbox/sandbox');
    const sandbox = await startSandbox({
      port: sandboxPort(),
      ...sandboxSettings(),
      tell: (text) => {
        this.tell(text);
      },
    });
    this.log.info(`sandbox at ${sandbox.url}${sandbox.reused ? ' (was running)' : ''}`);
    await vscode.commands.executeCommand('setContext', 'wts.sandboxRunning', !sandbox.reused);
    this.changed.fire();
    return sandbox;
  }
}
