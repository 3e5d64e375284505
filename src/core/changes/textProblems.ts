import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { baselineDocument } from './baseline';
import {
  type ContactDocument,
  isBroken,
  type Member,
  membersOf,
  readDocument,
  readSound,
} from '../text/contactDocument';
import { fieldOfKey } from '../fields/fields';
import type { Problem, TextPath } from '../fields/problem';
import { memberSlot, sameValue } from '../fields/slots';
import { repeatedKeys } from './mistakes';
import type { Baseline } from './change';

/** What is wrong with the text as a text: keys that repeat, that nobody knows, or that cannot be written. */
export function findTextProblems(baseline: Baseline, document: ContactDocument): Problem[] {
  const loaded = baselineDocument(baseline);
  const changed = [...document.members.values()].filter(
    ({ key, source }) => loaded.members.get(key)?.source !== source,
  );
  return [
    ...repeatedKeys(document.root, document.text, []).filter(({ length }) => length === 1),
    ...changed.flatMap(({ key, node }) => repeatedKeys(node, document.text, [key])),
  ]
    .map(repeatProblem)
    .concat(changed.flatMap((member) => keyProblem(baseline, loaded, member)));
}

/** Where a problem stands in a text: its value, or its key when the value is large, or the nearest thing around it. */
export function locateProblem(
  text: string,
  problem: Problem,
): { readonly offset: number; readonly length: number } {
  const document = readDocument(text);
  if (isBroken(document)) return { offset: document.offset, length: 0 };
  const place = locate(document.root, text, problem.path);
  return place ?? { offset: document.root.offset, length: 1 };
}

/** jsonc-parser finds the first of two keys; the last one is the one that counts. */
function locate(root: Node, text: string, path: TextPath): { offset: number; length: number } | undefined {
  const [key, ...rest] = path;
  if (typeof key !== 'string') return undefined;
  const member = membersOf(root, text).findLast((candidate) => candidate.key === key);
  if (member === undefined) return undefined;
  const [index] = rest;
  const item = typeof index === 'number' ? findNodeAtLocation(member.node, [index]) : undefined;
  if (item !== undefined) return { offset: item.offset, length: item.length };
  return (
    locate(member.node, text, rest) ??
    (member.node.children === undefined
      ? { offset: member.offset, length: member.source.length }
      : { offset: member.keyOffset, length: member.keySource.length })
  );
}

function repeatProblem(path: TextPath): Problem {
  const [top, slot] = path;
  return {
    field: typeof top === 'string' ? fieldOfKey(top)?.id : undefined,
    slot: typeof slot === 'string' ? slot : '',
    severity: 'error',
    message: l10n.t('The key "{0}" stands here twice. Rename or remove one of them.', String(path.at(-1))),
    path,
  };
}

/** Keys without a field are only shown; what the API gave once may stand there again (undo after a save). */
function keyProblem({ seen }: Baseline, loaded: ContactDocument, member: Member): Problem[] {
  const { key } = member;
  if (fieldOfKey(key) !== undefined) return [];
  const given = [loaded, ...seen.map(readSound)].flatMap(({ members }) => members.get(key) ?? []);
  if (given.some((candidate) => sameValue(memberSlot(candidate), memberSlot(member)))) return [];
  const message =
    given.length === 0
      ? l10n.t('"{0}" is not a key of this contact. Remove it, or check its spelling.', key)
      : l10n.t('"{0}" is read-only. Put the loaded value back.', key);
  return [{ field: undefined, slot: key, severity: 'error', message, path: [key] }];
}
