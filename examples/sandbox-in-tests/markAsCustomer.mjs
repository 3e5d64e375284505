/** Gives a contact the tag of customers, and writes down since when it is one. */
export async function markAsCustomer({ url, key }, contactId, since) {
  const answer = await fetch(`${url}/core/v2/contact/${contactId}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      fields: ['Tags', 'CustomFields'],
      tagNames: ['Cliente'],
      customFields: { 'cliente-desde': since },
    }),
  });
  if (!answer.ok) throw new Error(`The contact was not changed: status ${answer.status}.`);
}
