import assert from 'node:assert/strict';
import { SAMPLE_CONTACT_ID } from '../../../../src/sandbox/sandbox';
import { contactId, sequenceId } from '../../../../src/sandbox/account/seedIds';
import { useSandbox } from '../useSandbox';

describe('sandbox: lists', () => {
  const api = useSandbox();

  it('gives tags as a bare list whose colours are in the palette', async () => {
    const tags = (await api.get('/core/v1/tag')).list;
    const colors = (await api.get('/core/v1/tag/color')).list;
    assert.deepEqual(Object.keys(tags[0]!), ['id', 'name', 'color']);
    assert.deepEqual(Object.keys(colors[0]!), ['color', 'bgColor', 'textColor']);
    assert.ok(tags.every(({ color }) => colors.some((known) => known['color'] === color)));
  });

  it('gives custom fields as a bare list with groups, options and a type that nobody knows', async () => {
    const { list } = await api.get('/core/v1/contact/custom-field?NestedList=false');
    assert.deepEqual(
      [...new Set(list.map(({ type }) => type))].sort(),
      'BOOLEAN DATE DATETIME FLOAT GROUP INTEGER MULTISELECT SIGNATURE SINGLESELECT STRING TEXT TIME'.split(
        ' ',
      ),
    );
    assert.deepEqual(
      Object.keys(list[0]!),
      'id key name type required visible position parentId options createdAt updatedAt entityType scopeId companyId isValueRange children'.split(
        ' ',
      ),
    );
    assert.deepEqual(api.ignored(), []);
  });

  it('defines what a form stumbles over: required, hidden, unordered, nested, empty, options of one name', async () => {
    const fields = (await api.get('/core/v1/contact/custom-field?NestedList=false')).list;
    const of = (key: string) => fields.find((field) => field['key'] === key)!;
    assert.deepEqual([of('matricula')['required'], of('codigo-interno-')['visible']], [true, false]);
    assert.ok(of('matricula')['position'] === 1 && fields.indexOf(of('matricula')) > 1);
    assert.equal(of('endere-o')['parentId'], of('dados-pessoais')['id']);
    assert.ok(!fields.some(({ parentId }) => parentId === of('para-depois')['id']));
    const names = (of('motivo-da-perda')['options'] as { name: string }[]).map(({ name }) => name);
    assert.deepEqual(names, ['Preço', 'Outro', 'Prazo', 'Outro']);
  });

  it('gives custom fields inside their groups when asked to', async () => {
    interface Row {
      readonly key: string;
      readonly children: readonly Row[];
    }
    const rows = (await api.get('/core/v1/contact/custom-field?NestedList=true')).list as unknown as Row[];
    const [group] = rows;
    assert.equal(group!.key, 'dados-pessoais');
    const keys = group!.children.map(({ key }) => key);
    assert.deepEqual(keys, ['apelido', 'an-ncio', 'data-de-nascimento', 'matricula', 'endere-o']);
    assert.deepEqual(group!.children.at(-1)!.children[0]!.key, 'cidade');
  });

  it('answers 500 FORM_ERROR to a NestedList that is neither true nor false', async () => {
    const { status, body } = await api.get('/core/v1/contact/custom-field?NestedList=2');
    assert.deepEqual([status, body['key']], [500, 'FORM_ERROR']);
  });

  it('gives portfolios as a page', async () => {
    const { body } = await api.get('/core/v1/portfolio');
    assert.deepEqual([body['totalItems'], (body['items'] as unknown[]).length], [3, 3]);
  });

  it('gives all sequences, or those that a contact is in', async () => {
    const names = async (query: string) =>
      ((await api.get(`/chat/v1/sequence${query}`)).body['items'] as { name: string }[]).map(
        ({ name }) => name,
      );
    assert.equal((await names('')).length, 4);
    assert.deepEqual(await names(`?ContactId=${contactId(4)}`), ['Boas-vindas', 'Reativação (antiga)']);
    assert.deepEqual(await names(`?ContactId=${contactId(7)}`), []);
  });
});

describe('sandbox: contacts of a sequence', () => {
  const api = useSandbox();
  const contacts = async (query: string) =>
    (
      (await api.get(`/chat/v2/sequence/${sequenceId(2)}/contact${query}`)).body['items'] as {
        contactId: string;
      }[]
    ).map((row) => row.contactId);

  it('are all that are in it', async () => {
    assert.deepEqual(await contacts(''), [SAMPLE_CONTACT_ID, contactId(4)]);
  });

  it('are at most the one that is asked for', async () => {
    assert.deepEqual(await contacts(`?ContactId=${contactId(4).toUpperCase()}`), [contactId(4)]);
    assert.deepEqual(await contacts(`?ContactId=${contactId(7)}`), []);
    assert.deepEqual(api.ignored(), []);
  });

  it('are not there for a sequence that does not exist', async () => {
    const { status, body } = await api.get('/chat/v2/sequence/x/contact');
    assert.deepEqual([status, body['text']], [500, 'Sequência não encontrada']);
  });
});
