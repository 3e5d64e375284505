import { ENVIRONMENT_PATTERN } from './environmentName';

/** What stands around an id. */
interface Surroundings {
  /** From the id before, or the start of the line, to the id. */
  readonly lead: string;
  /** The id before it on the line. */
  readonly last: { readonly isContact: boolean } | undefined;
  /** The line that opens what this line stands in; '' for none. */
  readonly enclosing: string;
  /** What follows the only id of a line; '' when there are more. */
  readonly tail: string;
}

/** A name or a sentence that leads to an id is shorter. */
const LONGEST_LEAD = 200;

/** All in the words that `wordsOf` gives. */
const contactWord = /^(?:contacts?|contatos?|contact(?:ids?|uuid)|contatoids?|ids?(?:contact|contato)s?)$/;
const phoneWord =
  /^(?:phones?|phonenumber|telephone|telefones?|tel|fone|celular|cel|mobile|whatsapp|msisdn|sms|smsto|callto)$/;
/** Words that say nothing about whose id it is. */
const neutralWord = /^(?:ids?|uuid|guid|key|value|valor|ref|item|code|c[oó]digo|number|n[uú]mero)$/;
/** With neutral words alone they name a call that gives the id in another type: `UUID.fromString`, `uuid.parse`. */
const conversionWord = /^(?:parse|from|to|of|str|string|must|new)$/;
/** Whose id it is instead. */
const otherWord = new RegExp(
  `^(?:${[
    'company|companies|empresas?|users?|usu[aá]rios?|tags?|etiquetas?|portfolios?|carteiras?',
    'sequences?|sequ[eê]ncias?|messages?|mensage(?:m|ns)|sessions?|sess(?:ao|ão|oes|ões)|conversations?|conversas?',
    'cards?|panels?|pain(?:el|eis|éis)|agents?|atendentes?|departments?|departamentos?|channels?|cana(?:l|is)',
    'campaigns?|campanhas?|requests?|traces?|spans?|correlation|events?|eventos?|webhooks?|subscriptions?',
    'tenants?|devices?|transactions?|transa(?:cao|ção|coes|ções)',
    // With `md5` and `sha256`, whose digits belong to no word.
    'md|sha|etags?|hash(?:es)?|checksums?|digests?|commits?|cache|fingerprints?|signatures?|nonces?|secrets?|blobs?',
    'orders?|pedidos?|jobs?|owners?|fields?|campos?|files?|arquivos?|tokens?|batch|lotes?|teams?|equipes?',
  ].join('|')})$`,
);

/** What stands before the id in a `wts:` URI. */
const addressOfContact = new RegExp(`\\bwts://${ENVIRONMENT_PATTERN}/$`, 'i');

/** Whether an id is a contact's, by the name, the path or the words around it. */
export function isContactContext({ lead: whole, last, enclosing, tail }: Surroundings): boolean {
  const lead = withoutConversion(whole.slice(-LONGEST_LEAD));
  const goesOnWithList = /^[\s"'`,;|]+$/.test(lead);
  if (last !== undefined && goesOnWithList) return last.isContact;
  if (addressOfContact.test(lead)) return true;
  const name = leadingName(lead);
  const named = name === undefined ? undefined : ownerIn(name);
  if (named !== undefined) return named;
  // A name of something unknown decides, unless it is the last word of a sentence: "Contact not found: …".
  if (
    name !== undefined &&
    !isNeutral(name) &&
    (isOfCode.test(name) || execAtEnd(endsSentence, lead) === null)
  )
    return false;
  const opener = last === undefined ? (leadingName(enclosing.trimEnd().slice(-LONGEST_LEAD)) ?? '') : '';
  return ownerIn(lead) ?? ownerIn(opener) ?? ownerIn(tail.slice(0, LONGEST_LEAD)) ?? false;
}

/** What stands before a value on its line. */
export class Lead {
  private readonly text: string;

  constructor(whole: string) {
    this.text = whole.slice(-LONGEST_LEAD);
  }

  /** The value is given to a contact's name or path, which says more than words somewhere before it. */
  get namesContact(): boolean {
    return ownerIn(leadingName(withoutConversion(this.text)) ?? '') === true;
  }

  /** The name or the words before the value say that it is something else than a contact's. */
  get namesOther(): boolean {
    const lead = withoutConversion(this.text);
    const name = leadingName(lead);
    if (name !== undefined) return !(ownerIn(name) ?? isNeutral(name));
    return ownerIn(wordsOf(lead).slice(-2).join(' ')) === false;
  }

  /** A number follows a contact's or a phone's name; ten bare digits only a phone's. */
  namesPhone(isBare: boolean): boolean {
    const name = leadingName(this.text);
    const words = wordsOf(name ?? this.text).filter((word) => !neutralWord.test(word));
    // In a sentence a name may stand between: "contact Ana +55 …".
    const near = name === undefined ? words.slice(-2) : words.slice(-1);
    return near.some((word) => phoneWord.test(word) || (!isBare && contactWord.test(word)));
  }
}

const namedValues = [
  /(?:contact|contato)s?[\W_]{0,8}(?:ids?|uuid)["'`\])]{0,3}\s{0,3}(?:=>|[:=]{1,3})[\s["'`]{0,6}(?<value>[^\s"'`,;&|{}\])]+)/giu,
  /ids?_?(?:contact|contato)s?["'`\])]{0,3}\s{0,3}(?:=>|[:=]{1,3})[\s["'`]{0,6}(?<value>[^\s"'`,;&|{}\])]+)/giu,
  /(?:contact|contato)s?\/(?<value>[0-9a-f-]{8,})(?![\p{L}\p{N}-])/giu,
];

/** What is named or addressed as a contact's ID, and where it begins; only what has a digit may be one. */
export function namedContactValues(text: string): { readonly value: string; readonly start: number }[] {
  return namedValues
    .flatMap((named) => Array.from(text.matchAll(named)))
    .map(({ 0: whole, index, groups }) => {
      const value = groups?.['value'] ?? '';
      return { value, start: index + whole.length - value.length };
    })
    .filter(({ value }) => /\d/.test(value));
}

/** As no word of a sentence is. */
const isOfCode = /\p{Ll}\p{Lu}|\p{L}_\p{L}/u;
const endsSentence = readBackwards('\\p{L}\\s+\\p{L}+:\\s*["\'`]?');
const key = readBackwards(
  '([\\p{L}_$][\\p{L}\\p{N}_$.?-]*)["\'`\\])]{0,3}(?:\\s*(?:=>|[:=]{1,3})|\\()\\s*[[{("\'`<]{0,4}\\s*["\'`]?',
);
const folder = readBackwards('([\\p{L}\\p{N}_.-]+)\\/');

/** A pattern for what stands before a place: it is read from its end, without looking for its beginning in all before. */
function readBackwards(pattern: string): RegExp {
  return new RegExp(`(?<=${pattern})`, 'uy');
}

function execAtEnd(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = text.length;
  return pattern.exec(text);
}

/** The key, variable, function or parameter that a value belongs to, or the folder of a path that it stands in. */
function leadingName(lead: string): string | undefined {
  return (execAtEnd(key, lead) ?? execAtEnd(folder, lead))?.[1];
}

const call = readBackwards('((?:\\bnew\\s+)?([\\p{L}_$][\\p{L}\\p{N}_$.:]*)\\(\\s*["\'`]?)');

/** `contactId = uuid.parse("` leads to the id as `contactId = ` does. */
function withoutConversion(lead: string): string {
  const found = execAtEnd(call, lead);
  const [, whole = '', name = ''] = found ?? [];
  const converts = wordsOf(name).every((word) => neutralWord.test(word) || conversionWord.test(word));
  return found !== null && converts ? lead.slice(0, lead.length - whole.length) : lead;
}

function isNeutral(name: string): boolean {
  return wordsOf(name.slice(name.lastIndexOf('.') + 1)).every((word) => neutralWord.test(word));
}

/** True when the last word that names an owner names a contact, false when it names something else. */
function ownerIn(text: string): boolean | undefined {
  const word = wordsOf(text).findLast((found) => contactWord.test(found) || otherWord.test(found));
  return word === undefined ? undefined : contactWord.test(word);
}

/** In lower case: `contactId`, `contact_id` and `CONTACT-ID` are two words each. */
function wordsOf(text: string): string[] {
  const apart = text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ');
  return apart.toLowerCase().match(/\p{L}+/gu) ?? [];
}
