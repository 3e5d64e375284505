import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_NAMES } from '../../../src/host/startup/commandTable';
import { projectRoot } from '../../support/projectRoot';

interface MenuItem {
  readonly command?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  };
}

const { contributes } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
const offered = contributes.commands.map(({ command }) => command);

describe('The commands', () => {
  it('of src/host/startup/commandTable.ts stand under contributes.commands in package.json, and no others', () => {
    assert.deepEqual(offered.toSorted(), COMMAND_NAMES.map((name) => `wts.${name}`).toSorted());
  });

  it('that menus and the palette of package.json name are all among them', () => {
    const named = Object.values(contributes.menus).flatMap((items) =>
      items.flatMap(({ command }) => command ?? []),
    );
    assert.deepEqual(
      named.filter((command) => !offered.includes(command)),
      [],
    );
  });
});
