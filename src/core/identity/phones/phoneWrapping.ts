/** The digits of a WhatsApp ID of a person: `5511999990000:12@s.whatsapp.net`. Groups and privacy ids are none. */
export const WHATSAPP_ID = '\\+?(\\d{8,15})(?:[.:_]\\d{1,5}){0,2}@(?:s\\.whatsapp\\.net|c\\.us)';
/** What stands before the number in a link to a chat; the country is always there. */
export const CHAT_LINK = '(?:wa\\.me/|whatsapp\\.com/send/?\\?phone=|whatsapp://send/?\\?phone=)';

const whatsAppId = new RegExp(`^${WHATSAPP_ID}$`, 'i');
/** The number may come after the message, and with its plus written as `%2B`. */
const chatLink =
  /^(?:https?:\/\/)?(?:(?:www\.)?wa\.me\/|(?:(?:api|web|www)\.)?whatsapp(?:\.com\/|:\/\/)send\/?\?(?:[^#]*&)?phone=)(?:\+|%2B)?(\d[\d() .-]*)\/?(?:[?#&].*)?$/is;
/** Of a link, or of a contact card's line. */
const scheme = /^(?:(?:tel|whatsapp|sms|smsto|callto):(?:\/\/)?|(?:item\d+\.)?TEL(?:;[^:]*)?:)/i;
/** What follows the number in a link: parameters, or the text of a message. */
const parameters = /[;?&].*$/s;
const word =
  '(?:telefone|tel[eé]fono|telephone|tel|fone|phone|celular|cel|m[oó]vel|mobile|whatsapp|whats|zap|contato|contact|remotejid|jid)';
/** What people write before a number, and the signs of a telephone. */
const label = new RegExp(
  `^[\\p{So}\\u2022\\s]*(?:${word}(?:[ ]?[/|][ ]?${word})?(?:[.:]+\\s*|\\s+)+)?`,
  'iu',
);
const quotes = '"\'\u2018\u2019\u201c\u201d\u00b4`<>';
/** A spreadsheet's way to keep a number from being shown as 5,51E+12, or to make a link of it. */
const formula =
  /^=\s*(?:TEXTO?|T|HYPERLINK)\(\s*("?)([^"();,]*(?:\([^"();,]*\)[^"();,]*)?)\1\s*(?:[;,].*)?\)$/is;

/** The number of a `tel:` or WhatsApp link, of a WhatsApp ID, or of a spreadsheet's cell. */
export function withoutWrapping(typed: string): string {
  if (/^[+\d() -]*$/.test(typed)) return typed;
  const cell = withoutQuotes(formula.exec(typed)?.[2] ?? typed);
  const bare = scheme.test(cell) ? cell.replace(scheme, '').replace(parameters, '') : cell.replace(label, '');
  const [, linked] = chatLink.exec(cell) ?? whatsAppId.exec(bare) ?? [];
  return linked === undefined ? bare.replace(/^(\+?\d{10,15})\.00?$/, '$1') : `+${linked}`;
}

/** Not by one pattern: spaces before a quote, looked for from each space on, take a long text's length squared. */
function withoutQuotes(cell: string): string {
  let [start, end] = [0, cell.length];
  const isMark = (at: number, marks: string): boolean => marks.includes(cell.charAt(at));
  while (start < end && isMark(start, `=${quotes} `)) start++;
  while (end > start && isMark(end - 1, `${quotes},; `)) end--;
  return cell.slice(start, end);
}

/** A number as a spreadsheet shows a long one, `5,51199999E+12`: digits of it are lost. */
export function isShortened(typed: string): boolean {
  return /^["'=]*\d[.,]\d+E\+?\d{1,2}["']*$/i.test(typed);
}

/** `(0xx11)` without the place of the carrier's code, and `[11]` in round brackets. */
export function withoutTrunkMarks(spelled: string): string {
  if (!/[x*[]/i.test(spelled)) return spelled;
  return spelled
    .replace(/\[(?=(?:0?(?:xx|\*\*)?\d\d)\])([^\]]*)\]/i, '($1)')
    .replace(/^(\(?\s?0\s?)\(?(?:xx|\*\*)\)?/i, '$1')
    .replace(/^\((?:xx|\*\*)(?=\d\d\))/i, '(');
}
