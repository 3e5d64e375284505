import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../../support/projectRoot';

/** Where the built form is to be had: from memory, so that the browser keeps what it has read and compiled once. */
interface FormServer {
  readonly origin: string;
  /** The address of a page of the form. */
  address(text: string): string;
}

const contentTypes = new Map([
  ['js', 'text/javascript'],
  ['css', 'text/css'],
  ['ttf', 'font/ttf'],
]);

let shared: Promise<FormServer> | undefined;

/** One for all tests of the process; it ends with the process. */
export function formServer(): Promise<FormServer> {
  shared ??= startFormServer();
  return shared;
}

async function startFormServer(): Promise<FormServer> {
  const pages: string[] = [];
  const server = createServer(answer(pages)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, address: (text) => `${origin}/${pages.push(text) - 1}` };
}

/** What is neither a page nor a file of the form is not found. */
function answer(pages: readonly string[]): RequestListener {
  const files = new Map<string, Buffer>();
  const fileAt = (path: string): Buffer => {
    const file = files.get(path) ?? readFileSync(join(projectRoot, 'dist/webview', path));
    files.set(path, file);
    return file;
  };
  return ({ url = '' }, response) => {
    const page = pages[Number(url.slice(1))];
    const contentType = contentTypes.get(url.split('.').at(-1) ?? '');
    if (page !== undefined) response.setHeader('content-type', 'text/html').end(page);
    else if (contentType === undefined || url.includes('..')) response.writeHead(404).end();
    else
      response
        .setHeader('content-type', contentType)
        .setHeader('cache-control', 'max-age=31536000, immutable')
        .end(fileAt(url));
  };
}
