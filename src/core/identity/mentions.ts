import { type FoldedText, foldText } from './foldedText';
import { type FoundId, findIds, standsAlone, withoutIds } from './idsInText';
import { isContactContext, Lead } from './mentionContext';
import { type FoundPhone, PHONE_RUN, phonesIn } from './phones/phonesInText';

/** An id or a phone in a text. Offsets count UTF-16 units, as VS Code does. */
export interface Mention {
  readonly kind: 'id' | 'phone';
  /** An id in lower case; a phone in the API's form, `+55|11999990000`. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** The text around it says that it is a contact's. */
  readonly isContact: boolean;
  /** Ten bare digits are a phone, or seconds since 1970, or a number of anything. */
  readonly isDoubtful: boolean;
}

/** Longer lines are read around the place that is asked for: nobody sees more, and work stays bounded. */
const WINDOW = 2_000;
/** What a terminal shows as one line, at most. */
const LONGEST_LINE = 20_000;
/** What is read beyond: more than any id or phone, so that none is made of a longer number's end. */
const MARGIN = 300;

const phoneRuns = new RegExp(PHONE_RUN, 'giu');

/**
 * The ids and phones of a line. `enclosing` is the line that opens what this one stands in, for JSON and YAML that
 * stretch over lines: `"contact": {`.
 */
export function findMentions(line: string, enclosing = ''): Mention[] {
  return mentionsWithin(line, 0, LONGEST_LINE, enclosing);
}

/** The id or phone that an offset stands on; never another one of the line. */
export function mentionAt(line: string, offset: number): Mention | undefined {
  return mentionsAround(line, offset).find(({ start, end }) => start <= offset && offset <= end);
}

/** The contact's id or phone at an offset; undefined for one of which nothing says that it is a contact's. */
export function contactMentionAt(line: string, offset: number, enclosing: string): Mention | undefined {
  return mentionsAround(line, offset, enclosing).find(
    ({ isContact, start, end }) => isContact && start <= offset && offset <= end,
  );
}

function mentionsAround(line: string, offset: number, enclosing = ''): Mention[] {
  return mentionsWithin(line, offset - WINDOW, offset + WINDOW, enclosing);
}

function mentionsWithin(line: string, from: number, to: number, enclosing: string): Mention[] {
  const cut = Math.max(0, from - MARGIN);
  const folded = foldText(line.slice(cut, to + MARGIN));
  return mentionsInFolded(folded, enclosing)
    .map((mention) => ({
      ...mention,
      start: folded.startOf(mention.start) + cut,
      end: folded.endOf(mention.end) + cut,
    }))
    .filter(({ start, end }) => end > from && start < to);
}

/** With offsets of the folded text. */
export function mentionsInFolded(folded: FoldedText, enclosing = ''): Mention[] {
  const ids = readIds(folded, enclosing);
  const phones = readPhones(folded.text, ids.all);
  return [...ids.mentions, ...phones].sort((a, b) => a.start - b.start);
}

function readIds(folded: FoldedText, enclosing: string) {
  const { text } = folded;
  const all = findIds(folded);
  const mentions: Mention[] = [];
  let last: Mention | undefined;
  for (const id of all) {
    const lead = text.slice(last?.end ?? 0, id.start);
    const tail = all.length === 1 ? text.slice(id.end) : '';
    if (id.isBare && !mayBeContact(id, text, lead)) continue;
    const isContact = isContactContext({ lead, last, enclosing, tail });
    last = { kind: 'id', value: id.value, start: id.start, end: id.end, isContact, isDoubtful: false };
    mentions.push(last);
  }
  return { all, mentions };
}

/** Without any hyphen it is one only where its name says so, or nothing around it says otherwise. */
function mayBeContact(id: FoundId, text: string, before: string): boolean {
  const lead = new Lead(before);
  return lead.namesContact || (standsAlone(id, text) && !lead.namesOther);
}

function readPhones(text: string, ids: readonly FoundId[]): Mention[] {
  const masked = withoutIds(text, ids);
  const mentions: Mention[] = [];
  let last = 0;
  let nextId = 0;
  for (const match of masked.matchAll(phoneRuns)) {
    for (let id = ids[nextId]; id !== undefined && id.end <= match.index; id = ids[++nextId]) last = id.end;
    const lead = new Lead(text.slice(last, match.index));
    for (const phone of phonesIn(masked, match, () => lead.namesPhone(true))) {
      mentions.push(phoneMention(phone, lead));
      last = phone.end;
    }
  }
  return mentions;
}

function phoneMention({ wire, start, end, isDoubtful, isCertain }: FoundPhone, lead: Lead): Mention {
  const isContact = isCertain || lead.namesPhone(isDoubtful);
  return { kind: 'phone', value: wire, start, end, isContact, isDoubtful: isDoubtful && !isContact };
}
