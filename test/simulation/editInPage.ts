import { LEAD, NEWS, VIP } from '../unit/builders';
import type { Random } from './random';
import { PORTFOLIOS, SEQUENCES } from './simulatedAccount';
import type { Typed } from './simulatedPage';

export const WORDS = ['Ana', 'Bia', 'Cris', 'Davi', '', 'Ana Souza'];
export const TAGS = [VIP.id, LEAD.id, NEWS.id];

/** What a person does to one field of a form; `text` is what they type where they type. */
export function editInPage(random: Random, text: string): Typed {
  const field = random.weighted({
    name: 6,
    email: 2,
    annotation: 4,
    tags: 3,
    portfolios: 2,
    sequences: 1,
    metadata: 3,
    customFields: 3,
    utm: 2,
    phoneNumber: 1,
    status: 1,
    pictureUrl: 1,
  });
  switch (field) {
    case 'tags':
      return { field, slot: '', edit: { kind: 'picked', ids: TAGS.filter(() => random.chance(0.5)) } };
    case 'portfolios':
    case 'sequences': {
      const list = field === 'portfolios' ? PORTFOLIOS : SEQUENCES;
      const ids = list.map(({ id }) => id).filter(() => random.chance(0.5));
      return { field, slot: '', edit: { kind: 'picked', ids } };
    }
    case 'metadata': {
      const rows = ['crmId', 'source', 'novo'].filter(() => random.chance(0.6));
      const texts = rows.map((key) => ({ key, text: random.pick(WORDS), isText: true }));
      return { field, slot: '', edit: { kind: 'rows', rows: texts } };
    }
    case 'customFields':
      return random.chance(0.5)
        ? { field, slot: 'an-ncio', edit: { kind: 'text', text } }
        : {
            field,
            slot: 'canal',
            edit: { kind: 'choice', selected: random.pick(['FACEBOOK', 'INSTAGRAM']) },
          };
    case 'utm':
      return { field, slot: '', edit: { kind: 'entry', key: random.pick(['source', 'medium']), text } };
    case 'phoneNumber':
      return {
        field,
        slot: '',
        edit: { kind: 'text', text: random.pick(['11 99999-0001', '+55|11999990000', '+55|11999990002']) },
      };
    case 'status':
      return { field, slot: '', edit: { kind: 'choice', selected: random.pick(['ACTIVE', 'ARCHIVED']) } };
    case 'email':
      return {
        field,
        slot: '',
        edit: { kind: 'text', text: random.pick(['a@example.com', 'b@example.com', 'no']) },
      };
    case 'pictureUrl':
      return {
        field,
        slot: '',
        edit: { kind: 'text', text: random.pick(['https://example.com/a.png', '']) },
      };
    case 'name':
    case 'annotation':
      return random.chance(0.1)
        ? { field, slot: '', edit: { kind: 'restore' } }
        : { field, slot: '', edit: { kind: 'text', text } };
  }
}
