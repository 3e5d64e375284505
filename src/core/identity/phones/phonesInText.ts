import { readPhone } from './phone';
import { CHAT_LINK, WHATSAPP_ID } from './phoneWrapping';

/** A phone in a folded text. */
export interface FoundPhone {
  readonly wire: string;
  readonly start: number;
  readonly end: number;
  /** Nothing but ten digits, or digits in groups that other numbers have too. */
  readonly isDoubtful: boolean;
  /** A link or an ID of WhatsApp says that it is a phone. */
  readonly isCertain: boolean;
}

/** Most numbers of a log are shorter, and are passed over. */
const HAS_DIGITS = '(?=(?:[ ().\\/|*x+[\\]-]{0,4}\\d){8})';

/** For a pattern with the flags `iu`: a WhatsApp ID, or a run of digits that may hold phones. */
export const PHONE_RUN = `(?=[+([\\d])(?<![\\p{L}\\p{N}_])${HAS_DIGITS}(?:${[
  `(?<whatsAppId>(?<![.+-])${WHATSAPP_ID}(?![\\p{L}\\p{N}]|[.-][\\p{L}\\p{N}]))`,
  '(?<run>(?:\\+ (?=55[ (]))?\\(?\\+?\\(?(?:\\(?0 ?(?:xx|\\*\\*)|(?<=\\()(?:xx|\\*\\*))?\\d+(?:[ ().\\/|-]{1,4}\\d+(?![\\p{L}\\p{N}_]))*)',
  // Only a mobile number: in logs a thread or a process stands in such brackets.
  '(?<bracketed>(?:\\+?55 ?)?\\[0?(?:xx|\\*\\*)?\\d\\d\\] ?9\\d{4}[ .-]?\\d{4})',
].join('|')})`;

/** A longer number, a price, a time or a path goes on where a phone would begin or end. */
const blockedBefore = /^(?:.?[\p{L}\p{N}_%#+@]|\p{N}[.,:|-]|\p{Sc}\s|.?\p{Sc})$/su;
const blockedPath = /(?<!phonenumber|wa\.me|tel:\/)\/$/i;
/** `5511999990000n` and `5511999990000L` are numbers of code. */
const blockedAfter = /^(?:(?![nL](?![\p{L}\p{N}_]))[\p{L}\p{N}_/%@]|[.,:|-]\p{N})/u;
const chatLinkBefore = new RegExp(`${CHAT_LINK}\\+?$`, 'i');

/** How people group a Brazilian number without a `+`: country, 0, carrier and area, then four or five digits and four. */
const brazilian =
  /^(?:\(?0{0,2}55\)?[ .|-]{0,3})?\(?(?:0 ?(?:xx|\*\*)?(?:\d\d[ ]?)?|xx|\*\*)?\d{2}\)?[ .|/-]{0,3}(?:9[ .-])?\d{4,5}(?: - |[ .-])?\d{4}$/i;
const afterAreaInBrackets =
  /^(?:\(?0{0,2}55\)?[ .-]{0,3})?\((?:0 ?(?:xx|\*\*|\d\d ?)?|xx|\*\*)?\d{2}\)[ .-]{0,3}\d(?:[ .-]?\d){7,8}$/i;
const freeCall = /^0[389]00[ -]?\d{3}[ -]?\d{3,4}$/;
/** An area and a number, with a country, or with a 0 and a carrier's code. */
const unbroken = /^(?:[1-9]\d{9,10}|55\d{10,11}(?:\.00?)?|0\d{9,16})$/;
/** Dates, amounts, addresses of networks, and a Brazilian person's number. */
const otherNumber =
  /(?<!\d)(?:(?:19|20)\d\d([-/.])[01]?\d\1[0-3]?\d(?!\d)|[0-3]?\d([-/.])[01]?\d\2(?:19|20)\d\d(?!\d))|^\d{1,3}(?:\.\d{1,3})+$|^\d{3}\.\d{3}\.\d{3}-\d{2}$/;

const shapes = [unbroken, brazilian, afterAreaInBrackets, freeCall, /^\d{1,3}\|\d{4,14}$/];
const group = /[+(]*(?:0 ?(?:xx|\*\*)|(?<=\()(?:xx|\*\*))?\d+\)?/gi;
/** Of a network, or a version: most of a log's numbers, and not worth the rest of the work. */
const address = /^\d{1,3}(?:\.\d{1,3})+$/;
/** What one of the shapes, or a number with its country, needs; most runs of small numbers have none of it. */
const mayHoldPhone = /\+(?:\D*\d){8}|\||\((?:0|x|\*|\d\d)|\d{8}|\d{4}(?: - |[ .-])\d{4}|00[1-9]|0[389]00/i;
/** What a name calls a phone may have its digits in any groups. */
const mayBeNamedPhone = /^(?:\D*\d){8,17}\D*$/;
const MOST_GROUPS = 8;
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 17;
/** More than stands before the number in a link to a chat. */
const LONGEST_LINK = 50;

/** `isNamed` tells whether the text before the run calls what follows a phone. */
export function phonesIn(
  text: string,
  { index, groups, 0: whole }: RegExpExecArray,
  isNamed: () => boolean,
): FoundPhone[] {
  const end = index + whole.length;
  if (groups?.['run'] === undefined) {
    const isCertain = groups?.['whatsAppId'] !== undefined;
    const isCut =
      !isCertain &&
      (isBlocked(text.slice(0, index).slice(-LONGEST_LINK)) || blockedAfter.test(text.slice(end, end + 2)));
    const { wire } = isCut ? { wire: undefined } : readPhone(whole);
    return wire === undefined ? [] : [{ wire, start: index, end, isDoubtful: false, isCertain }];
  }
  const mayHold = mayHoldPhone.test(whole);
  const mayBeNamed = mayBeNamedPhone.test(whole);
  if ((!mayHold && !mayBeNamed) || address.test(whole)) return [];
  const before = text.slice(Math.max(0, index - LONGEST_LINK), index);
  const after = text.slice(end, end + 2);
  if (/[/=+]$/.test(before) && chatLinkBefore.test(before)) {
    const linked = chatLinkPhone(whole, index, after);
    if (linked.length > 0 || /^\+?\d+$/.test(whole)) return linked;
  }
  if (/^\+?\d{10,17}$/.test(whole)) {
    const mayBe =
      (unbroken.test(whole) || whole.startsWith('+')) && !isBlocked(before) && !blockedAfter.test(after);
    const { wire } = mayBe ? readPhone(whole) : { wire: undefined };
    const isDoubtful = whole.length === 10;
    return wire === undefined ? [] : [{ wire, start: index, end, isDoubtful, isCertain: false }];
  }
  const found = mayHold ? new PhoneRun(whole, before, after).read() : [];
  const all = found.length === 0 && mayBeNamed ? namedPhone(whole, before, after, isNamed) : found;
  return all.map(({ wire, start, end: last, isDoubtful, isCertain }) => ({
    wire,
    start: start + index,
    end: last + index,
    isDoubtful,
    isCertain,
  }));
}

function chatLinkPhone(run: string, start: number, after: string): FoundPhone[] {
  const [digits = ''] = /^\+?\d+/.exec(run) ?? [];
  const { wire } = readPhone(`+${digits.replace('+', '')}`);
  const goesOn = digits === run && /^[\p{L}\p{N}_]/u.test(after);
  if (wire === undefined || goesOn) return [];
  return [{ wire, start, end: start + digits.length, isDoubtful: false, isCertain: true }];
}

function namedPhone(run: string, before: string, after: string, isNamed: () => boolean): FoundPhone[] {
  const text = withoutOpenBracket(run.startsWith('+ ') ? run.slice(2) : run);
  if (isBlocked(before) || blockedAfter.test(after) || otherNumber.test(text) || !isNamed()) return [];
  const { wire } = readPhone(text);
  return wire === undefined ? [] : [foundPhone(text, wire, run.length)];
}

function foundPhone(text: string, wire: string, end: number): FoundPhone {
  return { wire, start: end - text.length, end, isDoubtful: /^\d{10}$/.test(text), isCertain: false };
}

/** A bracket that closes outside of the phone is none of it. */
function withoutOpenBracket(text: string): string {
  return text.startsWith('(') && !text.includes(')') ? text.slice(1) : text;
}

/** A group of digits with the brackets and the plus that belong to it. */
interface Group {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A run holds one phone, or several with spaces between; nothing is read of the rest of one that could not be read. */
class PhoneRun {
  private readonly groups: readonly Group[];
  /** Digits and pluses before each group: a line of thousands of groups is read once. */
  private readonly digits: number[] = [0];
  private readonly pluses: number[] = [0];

  constructor(
    private readonly run: string,
    private readonly before: string,
    private readonly after: string,
  ) {
    this.groups = Array.from(run.matchAll(group), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
    }));
    this.groups.forEach(({ text }, index) => {
      this.digits.push((this.digits[index] ?? 0) + countDigits(text));
      this.pluses.push((this.pluses[index] ?? 0) + (text.includes('+') ? 1 : 0));
    });
  }

  read(): FoundPhone[] {
    const found: FoundPhone[] = [];
    /** The first group that belongs to no phone yet. */
    let rest = 0;
    for (let first = 0; first < this.groups.length; first++) {
      const phone = this.mayStart(first, rest) ? this.longestPhone(first) : undefined;
      if (phone === undefined) continue;
      found.push(phone);
      first = phone.last;
      rest = first + 1;
    }
    return found;
  }

  private longestPhone(first: number): (FoundPhone & { readonly last: number }) | undefined {
    const most = Math.min(first + MOST_GROUPS, this.groups.length) - 1;
    for (let last = most; last >= first; last--) {
      if (!isPhoneLength(this.digitsIn(first, last)) || !this.mayEnd(last)) continue;
      const text = this.between(first, last);
      const wire = this.wireOf(text, last);
      if (wire !== undefined) return { ...foundPhone(text, wire, this.groups[last]?.end ?? 0), last };
    }
    return undefined;
  }

  private wireOf(text: string, last: number): string | undefined {
    const hasPlus = /^\(?\+/.test(text);
    const hasForeignPrefix = /^00[1-9]/.test(text);
    if (!hasPlus && !hasForeignPrefix && !shapes.some((shape) => shape.test(text))) return undefined;
    if (otherNumber.test(text)) return undefined;
    const { wire, warnings } = readPhone(text);
    // Unusual ones of other countries only where nothing else stands there.
    const isUnusual = warnings.length > 0 && wire?.startsWith('+55') === false;
    if (isUnusual && hasForeignPrefix) return undefined;
    return isUnusual && last < this.groups.length - 1 ? undefined : wire;
  }

  private mayStart(first: number, rest: number): boolean {
    const { text = '', start = 0 } = this.groups[first] ?? {};
    if (first === 0) return !isBlocked(this.before);
    const joint = this.run.slice(this.groups[first - 1]?.end, start);
    if (!/^[+(]/.test(text) && !/\s$/.test(joint)) return false;
    return first === rest || text.startsWith('+') || this.isFree(first, rest, joint);
  }

  /** Whether what stands unread before a group is a number of its own, and not the group's country or beginning. */
  private isFree(first: number, rest: number, joint: string): boolean {
    const { text = '' } = this.groups[first] ?? {};
    const hasPlus = (this.pluses[first] ?? 0) > (this.pluses[rest] ?? 0);
    if (hasPlus) return text.startsWith('(') && this.digitsIn(rest, first - 1) >= 7;
    const { text: previous = '' } = this.groups[first - 1] ?? {};
    if (/^\d{10,}$/.test(text) || !/^\d{1,3}$/.test(previous) || joint.trim() !== '') return true;
    // The end of a time, `17:08:41`.
    return first === 1 && rest === 0 && /[\p{L}\p{N}:.,/-]$/u.test(this.before);
  }

  private digitsIn(first: number, last: number): number {
    return (this.digits[last + 1] ?? 0) - (this.digits[first] ?? 0);
  }

  private mayEnd(last: number): boolean {
    const next = this.groups[last + 1];
    if (next === undefined) return !blockedAfter.test(this.after);
    const joint = this.run.slice(this.groups[last]?.end, next.start);
    return /\s/.test(joint) || /^[+(]/.test(next.text);
  }

  private between(first: number, last: number): string {
    return withoutOpenBracket(this.run.slice(this.groups[first]?.start, this.groups[last]?.end));
  }
}

function isPhoneLength(digits: number): boolean {
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
}

function countDigits(text: string): number {
  let digits = 0;
  for (const character of text) if (character >= '0' && character <= '9') digits++;
  return digits;
}

function isBlocked(before: string): boolean {
  return blockedBefore.test(before.slice(-2)) || (before.endsWith('/') && blockedPath.test(before));
}
