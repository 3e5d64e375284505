/** The digits of a WhatsApp ID of a person: `5511999990000:12@s.whatsapp.net`. Groups and privacy ids are none. */
export const WHATSAPP_ID = '(\\d{8,15})(?:[.:_]\\d{1,5}){0,2}@(?:s\\.whatsapp\\.net|c\\.us)';
/** What stands before the number in a link to a chat; the country is always there. */
export const CHAT_LINK = '(?:wa\\.me/|whatsapp\\.com/send/?\\?phone=|whatsapp://send/?\\?phone=)';

const whatsAppId = new RegExp(`^${WHATSAPP_ID}$`, 'i');
const chatLink = new RegExp(`^(?:https?://)?(?:api\\.|web\\.)?${CHAT_LINK}\\+?(\\d+)/?(?:[?#&].*)?$`, 'is');

/** The number of a `tel:` or WhatsApp link, of a WhatsApp ID, or of a spreadsheet's cell. */
export function withoutWrapping(typed: string): string {
  if (/^[+\d() -]*$/.test(typed)) return typed;
  const [, linked] = chatLink.exec(typed) ?? whatsAppId.exec(typed) ?? [];
  if (linked !== undefined) return `+${linked}`;
  const cell = withoutClosingQuote(typed.replace(/^=?["'\u2018\u2019\u00b4`]\s*|^=(?=\+?\d)/, ''));
  return cell.replace(/^(?:tel|whatsapp):/i, '').replace(/^(\+?\d{10,15})\.0$/, '$1');
}

/** Not by one pattern: spaces before a quote, looked for from each space on, take a long text's length squared. */
function withoutClosingQuote(cell: string): string {
  return /["'\u2019]$/.test(cell) ? cell.slice(0, -1).trimEnd() : cell;
}

/** `(0xx11)` without the place of the carrier's code. */
export function withoutTrunkMarks(spelled: string): string {
  return spelled.replace(/^(\(?\s?0\s?)(?:xx|\*\*)/i, '$1');
}
