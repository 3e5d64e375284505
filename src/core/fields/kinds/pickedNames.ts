import * as l10n from '@vscode/l10n';
import type { ContactDocument, Member } from '../../text/contactDocument';
import type { Wanted } from '../field';
import type { KeyHolding } from '../fieldNames';
import { canonicalId, type ListIndex } from '../listIndex';
import { invisibleDifference } from '../../text/invisibleDifference';
import { sameJson } from '../../text/json';
import type { SlotProblem } from '../problem';
import { type Loaded, type Slot, slotOf, type Slots } from '../slots';

/** The two keys that one set stands in: by id, and by name. */
export interface PickedKeys {
  readonly ids: KeyHolding<'list'>;
  readonly names: KeyHolding<'list'>;
}

const NAME_PREFIX = 'name:';

/** The slot of something that only its name is known of, because the account's list could not be loaded. */
export function nameSlot(name: string): string {
  return NAME_PREFIX + name;
}

export function nameInSlot(slot: string): string | undefined {
  return slot.startsWith(NAME_PREFIX) ? slot.slice(NAME_PREFIX.length) : undefined;
}

export function nameInValue(slot: Slot | undefined): string | undefined {
  return typeof slot?.value === 'string' ? slot.value : undefined;
}

/** The texts of a list; undefined when it is no list. */
export function textsOf(member: Member | undefined): string[] | undefined {
  if (!Array.isArray(member?.value)) return undefined;
  return member.value.filter((item) => typeof item === 'string');
}

/** Ids with the names that stand beside them; ids without names when the two lists do not match. */
export function pairsOf({ members }: ContactDocument, keys: PickedKeys): Slots | undefined {
  const ids = textsOf(members.get(keys.ids));
  const names = textsOf(members.get(keys.names));
  if (ids === undefined) return names && new Map(names.map((name) => [nameSlot(name), slotOf(name)]));
  const paired = names?.length === ids.length ? names : [];
  return new Map(ids.map((id, index) => [canonicalId(id), slotOf(paired[index] ?? null)]));
}

/**
 * What a text asks for by ids, names or both. Ids win when they changed; names edited alone are looked up; both
 * changed and disagreeing is a problem, and so is a name that a loaded list does not have.
 */
export class PickedReader {
  private readonly problems: SlotProblem[] = [];
  private readonly loadedNames: ReadonlySet<string>;

  constructor(
    private readonly loaded: Loaded,
    private readonly index: ListIndex,
    private readonly keys: PickedKeys,
  ) {
    const names = textsOf(loaded.document.members.get(keys.names));
    this.loadedNames = new Set(names ?? [...loaded.slots.keys()].flatMap((id) => index.nameOf(id) ?? []));
  }

  read(document: ContactDocument): Wanted {
    const [idMember, nameMember] = [
      document.members.get(this.keys.ids),
      document.members.get(this.keys.names),
    ];
    // Beside the other list `null` says nothing, and not that there are none: so it stands where a detail was left out.
    const ids = isNullBeside(idMember, nameMember) ? undefined : this.wantedTexts(idMember)?.map(canonicalId);
    const names = isNullBeside(nameMember, idMember) ? undefined : this.wantedTexts(nameMember);
    const loadedIds = [...this.loaded.slots.keys()].filter((slot) => nameInSlot(slot) === undefined);
    const changedIds = ids !== undefined && !sameSet(ids, loadedIds) ? ids : undefined;
    const changedNames = names !== undefined && !this.areLoaded(names) ? names : undefined;
    const slots = this.resolve(changedIds, changedNames);
    if (textsOf(idMember)?.some((id) => !slots.has(canonicalId(id))) === true) this.tellWhatCounts();
    return { slots, problems: this.problems };
  }

  /** In any order; where two bear one name, one of them may have been taken out. */
  private areLoaded(names: readonly string[]): boolean {
    const loaded = textsOf(this.loaded.document.members.get(this.keys.names));
    return sameSet(names, this.loadedNames) && (loaded === undefined || loaded.length === names.length);
  }

  /** Who puts an id back whose name is missing wants it there; who takes out a name alone does not. */
  private tellWhatCounts(): void {
    this.problems.push({
      slot: '',
      severity: 'warning',
      message: l10n.t(
        '{0} has what {1} leaves out. The names count, because they alone were changed: to keep it, put its name back.',
        this.keys.ids,
        this.keys.names,
      ),
      path: [this.keys.names],
    });
  }

  /** An ID may come with its name; who writes another's name beside it would lose that one without a word. */
  private tellWhoseNames(names: readonly string[]): void {
    this.problems.push({
      slot: '',
      severity: 'warning',
      message: l10n.t(
        'While the list of this account is not loaded, {0} counts as the name of one of the IDs, and adds nothing itself. If it is something else, save that first, or write its ID into {1}, too.',
        names.map((name) => JSON.stringify(name)).join(', '),
        this.keys.ids,
      ),
      path: [this.keys.names],
    });
  }

  private resolve(ids: readonly string[] | undefined, names: readonly string[] | undefined): Slots {
    if (ids === undefined && names === undefined) return this.loaded.slots;
    if (ids === undefined) return this.lookUp(names ?? []);
    const slots = new Map([...ids.map((id) => [id, this.slotOfId(id)] as const), ...this.byNameAlone(names)]);
    return names === undefined ? slots : this.compare(slots, names);
  }

  /** What the API gave no id for stays beside other ids, as long as its name does. */
  private byNameAlone(names: readonly string[] | undefined): [string, Slot][] {
    return [...this.loaded.slots].filter(([slot]) => {
      const name = nameInSlot(slot);
      return name !== undefined && (names === undefined || names.includes(name));
    });
  }

  /** Undefined: as loaded. `null` written over a list means none at all. */
  private wantedTexts(member: Member | undefined): string[] | undefined {
    const loaded = member && this.loaded.document.members.get(member.key);
    if (member === undefined || sameJson(loaded?.value, member.value)) return undefined;
    if (member.value === null) return [];
    const texts = textsOf(member);
    const isSound = Array.isArray(member.value) && member.value.length === texts?.length;
    if (!isSound) this.report(member.key, l10n.t('This must be a list of texts in double quotes.'));
    return isSound ? texts : undefined;
  }

  /**
   * The names that an id goes by: the list's, and the one it was loaded with if it was renamed since. That the
   * API gives names in the order of the ids is likely and not documented, so the list is asked first.
   */
  private namesOf(id: string): string[] {
    const listed = this.index.nameOf(id);
    if (listed !== undefined && this.loadedNames.has(listed)) return [listed];
    return [listed, this.loaded.slots.get(id)?.value].filter((name) => typeof name === 'string');
  }

  private slotOfId(id: string): Slot {
    return slotOf(this.namesOf(id)[0] ?? null);
  }

  private lookUp(names: readonly string[]): Slots {
    // Who takes a name out means none of those that have no name.
    const nameless = [...this.loaded.slots].filter(([id]) => this.namesOf(id).length === 0);
    if (nameless.length > 0 && !this.index.loaded) {
      this.report(this.keys.names, this.whoseNames());
      return this.loaded.slots;
    }
    const loadedIdsByName = new Map<string, string[]>();
    for (const id of this.loaded.slots.keys()) {
      for (const name of new Set(this.namesOf(id))) {
        loadedIdsByName.set(name, [...(loadedIdsByName.get(name) ?? []), id]);
      }
    }
    for (const [name, ids] of loadedIdsByName) {
      const left = ids.length < 2 ? ids.length : names.filter((one) => one === name).length;
      if (left > 0 && left < ids.length) this.report(this.keys.names, this.moreThanOne(name));
    }
    const named = names.flatMap((name) =>
      (loadedIdsByName.get(name) ?? this.idsFromList(name)).map((id) => [id, slotOf(name)] as const),
    );
    return new Map([...nameless, ...named]);
  }

  private idsFromList(name: string): readonly string[] {
    const ids = this.index.idsOf(name);
    if (ids.length > 1) {
      this.report(this.keys.names, this.moreThanOne(name));
      return [];
    }
    if (ids.length === 0 && !this.index.loaded) return [nameSlot(name)];
    if (ids.length === 0) {
      this.report(this.keys.names, this.noneCalled(name));
    }
    return ids;
  }

  private whoseNames(): string {
    return l10n.t(
      'While the list of this account is not loaded, nobody can tell which of {0} the names mean. Change {0} instead of {1}.',
      this.keys.ids,
      this.keys.names,
    );
  }

  private moreThanOne(name: string): string {
    return l10n.t('More than one is called "{0}". Write its id into {1} instead.', name, this.keys.ids);
  }

  private noneCalled(name: string): string {
    const alike = this.index.lookAlikeOf(name);
    if (alike === undefined) {
      return l10n.t(
        'This account has none called "{0}". Check the name, or write an id into {1}.',
        name,
        this.keys.ids,
      );
    }
    const difference = invisibleDifference(name, alike);
    if (difference === undefined) {
      return l10n.t(
        'This account has none called "{0}". Did you mean "{1}"? What differs: capitals or accents. Complete the name from the list, or write {2} into {3}.',
        name,
        alike,
        this.index.idsOf(alike).join(', '),
        this.keys.ids,
      );
    }
    return l10n.t(
      'This account has none called "{0}". Did you mean "{1}"? They look the same; what differs: {2}. Complete the name from the list, or write {3} into {4}.',
      name,
      alike,
      difference,
      this.index.idsOf(alike).join(', '),
      this.keys.ids,
    );
  }

  /** An id that nobody can name stands among the ids alone, or for its own name; that is no disagreement. */
  private compare(slots: Map<string, Slot>, names: readonly string[]): Slots {
    const namesById = [...slots.keys()].map((id) => this.namesOf(id));
    const wanted = new Set(names);
    const explained = new Set(namesById.flat());
    const namesItself = new Set(names.map(canonicalId).filter((id) => slots.has(id)));
    const unexplained = [...wanted].filter(
      (name) => !explained.has(name) && !namesItself.has(canonicalId(name)),
    );
    const unnamed = [...slots.keys()].filter(
      (id, index) => namesById[index]?.length === 0 && !namesItself.has(id),
    ).length;
    const isMissing = namesById.some((known) => known.length > 0 && !known.some((name) => wanted.has(name)));
    if (!isMissing && unexplained.length === 0) return slots;
    if (!isMissing && !this.index.loaded && !this.nameTakenOut(slots, unexplained)) {
      if (unexplained.length <= unnamed) {
        if (unexplained.length > 0) this.tellWhoseNames(unexplained);
        return slots;
      }
      // No id is without a name, so each of these is something else.
      if (unnamed === 0) {
        return new Map([...slots, ...unexplained.map((name) => [nameSlot(name), slotOf(name)] as const)]);
      }
    }
    const message = l10n.t(
      '{0} and {1} do not name the same things. Change only one of them.',
      this.keys.ids,
      this.keys.names,
    );
    this.report(this.keys.names, message);
    return slots;
  }

  /** Whether one of these names is, or may be, that of something whose id was taken out. */
  private nameTakenOut(slots: Slots, names: readonly string[]): boolean {
    const gone = [...this.loaded.slots.keys()].filter((slot) => !slots.has(slot));
    const known = gone.map((slot) => this.namesOf(slot));
    return names.some((name) => known.some((of) => of.length === 0 || of.includes(name)));
  }

  private report(key: string, message: string): void {
    this.problems.push({ slot: '', severity: 'error', message, path: [key] });
  }
}

function isNullBeside(member: Member | undefined, other: Member | undefined): boolean {
  return member?.value === null && (textsOf(other) ?? []).length > 0;
}

function sameSet(a: Iterable<string>, b: Iterable<string>): boolean {
  const inA = new Set(a);
  const inB = new Set(b);
  return inA.size === inB.size && [...inA].every((item) => inB.has(item));
}
