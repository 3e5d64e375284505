import * as l10n from '@vscode/l10n';

interface EmailReading {
  /** The address that is sent; undefined for none. */
  readonly wire: string | undefined;
  readonly problem: string | undefined;
  readonly warning: string | undefined;
}

const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
const domainLabel = '[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?';
const address = new RegExp(`^${atom}(?:\\.${atom})*@(?:${domainLabel}\\.)+${domainLabel}$`, 'u');

/** Reads an e-mail address as people copy it: with `mailto:`, a name around it, or signs that nobody sees. */
export function readEmail(text: string): EmailReading {
  const wire = cleanEmail(text);
  if (!address.test(wire)) return { wire: undefined, problem: notAnEmail(wire), warning: undefined };
  return { wire, problem: undefined, warning: international(wire) };
}

const label = /^(?:e-?mail|mail|correio)\s*:\s*/i;
const comment = /\s\([^()]*\)$/;
const wraps = [
  ['(', ')'],
  ['[', ']'],
  ['"', '"'],
  ["'", "'"],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
  ['\u00ab', '\u00bb'],
] as const;

function cleanEmail(text: string): string {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3002\uFF61]/g, '.')
    .trim();
  const [, named] = /^[^<>]*<([^<>]*)>[\s,;]*$/.exec(plain) ?? [];
  const written = (named ?? unwrapped(plain)).trim();
  const [, linked] = /^mailto:([^?]*)(?:\?.*)?$/is.exec(written) ?? [];
  return (linked ?? written)
    .replace(/^([^@]*)%40([^@]*)$/, '$1@$2')
    .trim()
    .normalize('NFC');
}

/** Without the quotes, the brackets, the list's comma and the words that a copied address brings along. */
function unwrapped(plain: string): string {
  const [, shown] = /^\[([^[\]]*)\]\(mailto:[^()]*\)$/i.exec(plain) ?? [];
  const bare = (shown ?? plain)
    .replace(label, '')
    .replace(comment, '')
    .replace(/(?<![,;>])[,;>]+$/, '');
  const wrap = wraps.find(([start, end]) => bare.length > 2 && bare.startsWith(start) && bare.endsWith(end));
  return wrap === undefined ? bare : bare.slice(1, -1);
}

function notAnEmail(typed: string): string {
  const reason = why(typed);
  return reason === ''
    ? l10n.t('This is not an e-mail address. It should look like name@example.com.')
    : l10n.t('This is not an e-mail address. {0}', reason);
}

function why(typed: string): string {
  const [local = '', domain, ...more] = typed.split('@');
  if (domain === undefined) return l10n.t('The @ is missing.');
  if (more.length > 0) return l10n.t('There are several @. Write only one address.');
  if (/[,;]/.test(typed))
    return l10n.t('Write only one address, without "{0}".', /[,;]/.exec(typed)?.[0] ?? '');
  if (/\s/.test(typed)) return besideAddress(typed);
  if (local === '' || domain === '') return l10n.t('A part before or after the @ is missing.');
  if (/^\.|\.\.|\.@|@\.|\.$/.test(typed)) return l10n.t('A dot stands where none can.');
  if (!domain.includes('.')) return l10n.t('The part after the @ needs a dot, as in example.com.');
  if (/(?:^|\.)-|-(?:\.|$)/.test(domain)) return l10n.t('A part of the domain begins or ends with a hyphen.');
  const odd =
    /[^\p{L}\p{M}\p{N}.-]/u.exec(domain)?.[0] ?? /[^\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]/u.exec(local)?.[0];
  return odd === undefined ? '' : l10n.t('"{0}" cannot stand there.', odd);
}

/** `ana maria@example.com` may be one address with a space too many: it is not cut in silence. */
function besideAddress(typed: string): string {
  const found = typed.split(/\s+/).find((part) => address.test(part));
  return found === undefined
    ? l10n.t('There is a space in it.')
    : l10n.t('There is more in it than an address. If {0} is meant, write only that.', found);
}

/** Not every mail server takes letters beyond ASCII; a domain with such has another form, too. */
function international(wire: string): string | undefined {
  if (/^[\x21-\x7e]+$/.test(wire)) return undefined;
  const domain = wire.slice(wire.indexOf('@') + 1);
  const ascii = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
  return ascii === domain.toLowerCase()
    ? l10n.t('Not every mail server takes letters like these. The address is sent as typed.')
    : l10n.t(
        'Not every mail server takes letters like these. The address is sent as typed; its domain is also written {0}.',
        ascii,
      );
}
