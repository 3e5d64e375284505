/** The digits of a WhatsApp ID of a person: `5511999990000:12@s.whatsapp.net`. Groups and privacy ids are none. */
export const WHATSAPP_ID = '\\+?(\\d{8,15})(?:[.:_]\\d{1,5}){0,2}@(?:s\\.whatsapp\\.net|c\\.us)';
/** What stands before the number in a link to a chat; the country is always there. */
export const CHAT_LINK = '(?:wa\\.me/|whatsapp\\.com/send/?\\?phone=|whatsapp://send/?\\?phone=)';

const whatsAppId = new RegExp(`^${WHATSAPP_ID}$`, 'i');
/** The number may come after the message, and with its plus written as `%2B`. */
const chatLink =
  /^(?:https?:\/\/)?(?:(?:www\.)?wa\.me\/|(?:(?:api|web|www)\.)?whatsapp(?:\.com\/|:\/\/)send\/?\?(?:[^#]*&)?phone=)(?:\+|%2B)?(\d[\d() .-]*)\/?(?:[?#&].*)?$/is;
const scheme = /^(?:tel|whatsapp|sms|smsto|callto):(?:\/\/)?/i;
/** What people write before a number, and the signs of a telephone. */
const label =
  /^[\p{So}\s]*(?:(?:tel|telefone|fone|phone|cel|celular|whatsapp|whats|zap|mobile)(?:[.:]\s*|\s+))?/iu;
const quotes = '"\'\u2018\u2019\u201c\u201d\u00b4`';

/** The number of a `tel:` or WhatsApp link, of a WhatsApp ID, or of a spreadsheet's cell. */
export function withoutWrapping(typed: string): string {
  if (/^[+\d() -]*$/.test(typed)) return typed;
  const [, linked] = chatLink.exec(typed) ?? whatsAppId.exec(typed) ?? [];
  if (linked !== undefined) return `+${linked}`;
  const cell = withoutQuotes(typed);
  const number = scheme.test(cell) ? cell.replace(scheme, '').replace(/;.*$/s, '') : cell.replace(label, '');
  return number.replace(/^(\+?\d{10,15})\.00?$/, '$1');
}

/** Not by one pattern: spaces before a quote, looked for from each space on, take a long text's length squared. */
function withoutQuotes(cell: string): string {
  let [start, end] = [0, cell.length];
  const isMark = (at: number, marks: string): boolean => marks.includes(cell.charAt(at));
  while (start < end && isMark(start, `=${quotes} `)) start++;
  while (end > start && isMark(end - 1, `${quotes}; `)) end--;
  return cell.slice(start, end);
}

/** A number as a spreadsheet shows a long one, `5,51199999E+12`: digits of it are lost. */
export function isShortened(typed: string): boolean {
  return /^["'=]*\d[.,]\d+E\+?\d{1,2}["']*$/i.test(typed);
}

/** `(0xx11)` without the place of the carrier's code. */
export function withoutTrunkMarks(spelled: string): string {
  return spelled.replace(/^(\(?\s?0\s?)(?:xx|\*\*)/i, '$1');
}
