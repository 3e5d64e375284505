/** What integrators write, in small letters and digits only, and the keys that they may have meant; the first that a call knows. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    active: ['enabled'],
    avatar: ['pictureUrl'],
    callback: ['url'],
    callbackurl: ['url'],
    celular: ['phoneNumber'],
    contacts: ['items'],
    customfield: ['customFields'],
    customfieldvalues: ['customFields'],
    details: ['includeDetails'],
    emailaddress: ['email'],
    event: ['events'],
    expand: ['includeDetails'],
    field: ['fields'],
    fullname: ['name'],
    include: ['includeDetails'],
    includedetail: ['includeDetails'],
    includes: ['includeDetails'],
    limit: ['pageSize'],
    mail: ['email'],
    mobile: ['phoneNumber'],
    nome: ['name'],
    note: ['annotation'],
    notes: ['annotation'],
    operation: ['tagsOperation', 'upsertTagOperation'],
    page: ['pageNumber'],
    pagenumber: ['pageNumber', 'page'],
    perpage: ['pageSize'],
    phone: ['phoneNumber'],
    picture: ['pictureUrl'],
    portfolio: ['portfolioNames'],
    portfolioid: ['portfolioIds'],
    portfolios: ['portfolioNames'],
    query: ['textFilter'],
    search: ['textFilter'],
    sequence: ['sequenceIds'],
    sequenceid: ['sequenceIds'],
    sequences: ['sequenceIds'],
    size: ['pageSize'],
    tag: ['tagNames', 'tagIds'],
    tagid: ['tagIds'],
    tagname: ['tagNames', 'tagIds'],
    tagnames: ['tagIds'],
    tags: ['tagNames', 'tagIds'],
    tagsid: ['tagIds'],
    tagsoperation: ['operation', 'upsertTagOperation'],
    upserttagsoperation: ['upsertTagOperation', 'tagsOperation'],
    upserttagoperation: ['tagsOperation', 'operation'],
    telefone: ['phoneNumber'],
    text: ['textFilter'],
    updatefields: ['fields'],
    webhook: ['url'],
    whatsapp: ['phoneNumber'],
  }),
);

/** The key of a call that a key which it does not know stands for: other signs between the words, or another word. */
export function meantBy(written: string, knownAs: (key: string) => string | undefined): string | undefined {
  const plain = lettersOf(written.replace(places, ''));
  const whole = written.replace(/\[([^\]]*)\]|[_-]/g, '.$1').toLowerCase();
  for (const key of [...(SYNONYMS.get(plain) ?? []), whole, plain.replace(/^utm/, '')]) {
    const meant = knownAs(key);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** Other frameworks number or name the values of a list: `IncludeDetails[0]=Tags`, `IncludeDetails[0][name]=Tags`. */
const places = /(?:\[[^\]]*\]?|\(\d*\)|\{\d*\}|%5B[^%]*%5D|[.:_]\d+)+$/i;

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
