import type { Sequence } from '../account/account';
import { derivedId, type Membership } from './memberships';

/** A contact in a sequence. */
export const sequenceMembership: Membership<Sequence> = {
  rows: ({ account }) => account.sequences,
  notFound: { text: 'Sequência não encontrada', route: 'GET /chat/v1/sequence' },
  idsOf: (contact) => contact.sequenceIds,
  write: (contact, ids) => {
    contact.sequenceIds = ids;
  },
  show: (sequence, contact) => ({
    id: derivedId(sequence.id, contact.id),
    createdAt: contact.updatedAt,
    updatedAt: contact.updatedAt,
    sequenceId: sequence.id,
    contactId: contact.id,
    origin: 'API',
    lastAddedAt: contact.updatedAt,
    contactDetails: null,
  }),
};
