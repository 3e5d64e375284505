import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isJsonObject, parseJson } from '../../core/text/json';
import type { AgentAnswer } from '../agent';

/** Where calls of tools are taken: HTTP over a socket of the file system, or a named pipe on Windows. */
export interface ToolAddress {
  readonly path: string;
  /** A pipe of Windows has no folder around it that only its user may enter. */
  readonly secret: string;
}

interface OpenSocket extends ToolAddress {
  readonly server: Server;
  /** This user's alone; undefined for a pipe. */
  readonly folder: string | undefined;
}

const MOST_BYTES = 1_000_000;

/**
 * Takes the calls of an MCP server that VS Code has started as a process of its own: so the key of an account and the
 * form in which a person looks at proposals stay where they are. Nothing listens before the first such process.
 */
export class ToolSocket {
  private opened: Promise<OpenSocket> | undefined;

  constructor(private readonly answer: (name: string, input: unknown) => Promise<AgentAnswer>) {}

  async address(): Promise<ToolAddress> {
    this.opened ??= this.open();
    try {
      const { path, secret } = await this.opened;
      return { path, secret };
    } catch (error) {
      this.opened = undefined;
      throw error;
    }
  }

  async dispose(): Promise<void> {
    const open = await this.opened?.catch(() => undefined);
    if (open === undefined) return;
    open.server.close();
    open.server.closeAllConnections();
    if (open.folder !== undefined) await rm(open.folder, { recursive: true, force: true });
  }

  private async open(): Promise<OpenSocket> {
    const secret = randomBytes(32).toString('hex');
    const isWindows = process.platform === 'win32';
    const folder = isWindows ? undefined : await mkdtemp(join(tmpdir(), 'wts-agent-'));
    const path =
      folder === undefined ? `\\\\.\\pipe\\wts-agent-${randomBytes(16).toString('hex')}` : join(folder, 's');
    const server = createServer((request, response) => {
      this.take(request, response, secret).catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(path, resolve);
    });
    return { path, secret, server, folder };
  }

  private async take(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void> {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${secret}`)) {
      response.writeHead(401).end();
      return;
    }
    const call = parseJson(await bodyOf(request).catch(() => ''));
    if (!isJsonObject(call) || typeof call['name'] !== 'string') {
      response.writeHead(400).end();
      return;
    }
    const answer = await this.answer(call['name'], call['input']);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!(chunk instanceof Buffer) || (bytes += chunk.length) > MOST_BYTES) throw new Error('Too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
