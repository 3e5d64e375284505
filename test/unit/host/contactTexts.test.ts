import assert from 'node:assert/strict';
import { ContactTexts } from '../../../src/host/contact/contactTexts';
import { baseline, edited, lists } from '../builders';

type Session = Parameters<ContactTexts['draft']>[0];

describe('What a text of a contact asks for', () => {
  const reference = { environment: 'test', id: 'x' };
  let known = lists();
  const texts = new ContactTexts(
    {} as unknown as ConstructorParameters<typeof ContactTexts>[0],
    { of: () => known } as unknown as ConstructorParameters<typeof ContactTexts>[1],
  );
  const sessionOn = (base = baseline()) =>
    ({ reference, baseline: base, trail: undefined }) as unknown as Session;

  it('is read once, for the page and the diagnostics alike', () => {
    const session = sessionOn();
    const text = edited(baseline(), { name: 'Bia' });
    const draft = texts.draft(session, text);
    assert.equal(draft?.kind, 'contact');
    assert.equal(texts.draft(session, text), draft);
  });

  it('is read again when the text, the stored contact or the lists have changed', () => {
    const session = sessionOn();
    const text = edited(baseline(), { name: 'Bia' });
    const drafts = [texts.draft(session, text), texts.draft(session, edited(baseline(), { name: 'Eva' }))];
    Object.assign(session, { baseline: baseline({ name: 'Eva' }) });
    drafts.push(texts.draft(session, text));
    known = lists();
    drafts.push(texts.draft(session, text));
    assert.equal(new Set(drafts).size, 4);
  });

  it('is nothing while no contact is loaded', () => {
    assert.equal(
      texts.draft({ reference, baseline: undefined, trail: undefined } as unknown as Session, '{}'),
      undefined,
    );
  });
});
