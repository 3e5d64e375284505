import type { ContactEvent } from '../publicApi';

/** The events of contacts are those that the sandbox posts. */
export const CONTACT_EVENTS = [
  'CONTACT_NEW',
  'CONTACT_UPDATE',
  'CONTACT_TAG_UPDATE',
] as const satisfies readonly ContactEvent[];

/** What can be subscribed. The names are the platform's; how it describes them is not known. */
export const webhookEvents: Readonly<Record<string, string>> = {
  SESSION_NEW: 'Nova conversa',
  SESSION_UPDATE: 'Conversa alterada',
  SESSION_COMPLETE: 'Conversa concluída',
  MESSAGE_RECEIVED: 'Mensagem recebida',
  MESSAGE_UPDATED: 'Mensagem alterada',
  MESSAGE_SENT: 'Mensagem enviada',
  CONTACT_NEW: 'Novo contato',
  CONTACT_UPDATE: 'Contato alterado',
  CONTACT_TAG_UPDATE: 'Etiquetas do contato alteradas',
  PAYMENT_NEW: 'Novo pagamento',
  PAYMENT_UPDATE: 'Pagamento alterado',
  PANEL_CARD_NEW: 'Novo card',
  PANEL_CARD_UPDATE: 'Card alterado',
  PANEL_CARD_STEP_CHANGE: 'Card movido',
  PANEL_CARD_NOTE_NEW: 'Nova anotação no card',
  PANEL_CARD_NOTE_UPDATE: 'Anotação do card alterada',
  TEMPLATE_NEW: 'Novo modelo',
  TEMPLATE_UPDATE: 'Modelo alterado',
};

export const EVENT_NAMES = Object.keys(webhookEvents);
