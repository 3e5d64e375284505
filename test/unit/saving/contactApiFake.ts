import { ApiError } from '../../../src/core/api/errors/errors';
import type { ListItem } from '../../../src/core/fields/fieldView';
import type { JsonObject } from '../../../src/core/text/json';
import type { MembershipCall, TagsBody, UpdateBody } from '../../../src/core/fields/update';
import type { SavingApi } from '../../../src/core/api/savingApi';

/**
 * A tiny model of the API by the rules of WTS-API.md, written without the code under test: only what `fields` names is
 * written, metadata and custom fields patch by key, tags are inserted or deleted, portfolios are replaced.
 */
export function applyUpdate(
  contact: JsonObject,
  body: UpdateBody,
  tagNames: ReadonlyMap<string, string>,
): JsonObject {
  const after = new Map(Object.entries(contact));
  const scalars = {
    Name: 'name',
    PhoneNumber: 'phoneNumber',
    Email: 'email',
    Instagram: 'instagram',
    Annotation: 'annotation',
    Status: 'status',
  } as const;
  for (const [field, key] of Object.entries(scalars)) {
    if (body.fields.some((name) => name === field)) after.set(key, body[key] ?? null);
  }
  if (body.fields.includes('Metadata')) {
    const metadata = new Map(Object.entries((after.get('metadata') ?? {}) as JsonObject));
    for (const [key, value] of Object.entries(body.metadata ?? {})) {
      if (value === null) metadata.delete(key);
      else metadata.set(key, value);
    }
    after.set('metadata', Object.fromEntries(metadata));
  }
  if (body.fields.includes('CustomFields')) {
    const stored = new Map(Object.entries((after.get('customFields') ?? {}) as JsonObject));
    for (const [key, value] of Object.entries(body.customFields ?? {})) {
      if (value === null) stored.delete(key);
      else stored.set(key, value);
    }
    after.set('customFields', Object.fromEntries(stored));
  }
  if (body.fields.includes('Portfolio')) after.set('portfolioIds', [...(body.portfolioIds ?? [])]);
  if (body.fields.includes('Utm')) after.set('utm', { ...body.utm });
  const changed = Object.fromEntries(after);
  if (!body.fields.includes('Tags')) return changed;
  const operation = body.options?.tagsOperation ?? 'InsertIfNotExists';
  return applyTags(changed, { ...pick(body), operation }, tagNames);
}

export function applyTags(
  contact: JsonObject,
  body: TagsBody,
  tagNames: ReadonlyMap<string, string>,
): JsonObject {
  const idsByName = new Map([...tagNames].map(([id, name]) => [name, id]));
  const named = (body.tagNames ?? []).flatMap((name) => idsByName.get(name) ?? []);
  const ids = (body.tagIds ?? named).filter((id) => tagNames.has(id));
  const before = ((contact['tagIds'] ?? []) as string[]).filter((id) => !ids.includes(id));
  const after = body.operation === 'DeleteIfExists' ? before : [...before, ...ids];
  return { ...contact, tagIds: after, tagNames: after.map((id) => tagNames.get(id) ?? '') };
}

function pick({ tagIds, tagNames }: UpdateBody): Omit<TagsBody, 'operation'> {
  return { ...(tagIds && { tagIds }), ...(tagNames && { tagNames }) };
}

/** What a call of the fake does instead of its duty; it may change the stored contact as a server would. */
export type Surprise = (fake: ContactApiFake, duty: () => string) => string;

type Method = 'GET' | 'PUT' | 'POST' | 'LIST' | MembershipCall['purpose'];

/** An API in memory that counts its calls. A surprise is used up by the call it is for. */
export class ContactApiFake implements SavingApi {
  readonly baseUrl = 'https://api.example.com';
  readonly calls: string[] = [];
  readonly bodies: (UpdateBody | TagsBody)[] = [];
  readonly memberships: string[] = [];
  /** The ids of the sequences that the contact is in. */
  readonly sequences: string[] = [];
  private readonly surprises = new Map<string, Surprise[]>();

  constructor(
    public contact: JsonObject,
    private readonly tagNames: ReadonlyMap<string, string>,
  ) {}

  /** The next calls of this method, in order. */
  surprise(method: Method, ...surprises: Surprise[]): this {
    this.surprises.set(method, surprises);
    return this;
  }

  change(values: JsonObject): void {
    this.contact = { ...this.contact, ...values };
  }

  loadContact(): Promise<string> {
    return this.answer('GET', () => JSON.stringify(this.contact));
  }

  updateContact(_id: string, body: UpdateBody): Promise<string> {
    this.bodies.push(body);
    return this.answer('PUT', () => {
      this.contact = applyUpdate(this.contact, body, this.tagNames);
      this.sequences.push(...(body.sequenceIds ?? []));
      return JSON.stringify(this.contact);
    });
  }

  changeTags(_id: string, body: TagsBody): Promise<string> {
    this.bodies.push(body);
    return this.answer('POST', () => {
      this.contact = applyTags(this.contact, body, this.tagNames);
      return JSON.stringify(this.contact);
    });
  }

  async changeMembership(_id: string, { purpose, id }: MembershipCall): Promise<void> {
    this.memberships.push(`${purpose} ${id}`);
    await this.answer(purpose, () => {
      const others = (ids: unknown) => ((ids ?? []) as string[]).filter((one) => one !== id);
      if (purpose === 'leaveSequence') this.sequences.splice(0, Infinity, ...others(this.sequences));
      else {
        const left = others(this.contact['portfolioIds']);
        this.change({ portfolioIds: purpose === 'joinPortfolio' ? [...left, id] : left });
      }
      return '';
    });
  }

  async listSequencesOf(): Promise<ListItem[]> {
    const ids = JSON.parse(await this.answer('LIST', () => JSON.stringify(this.sequences))) as string[];
    return ids.map((id) => ({ id, name: `Sequence ${id.slice(-2)}`, colors: undefined }));
  }

  private async answer(method: string, duty: () => string): Promise<string> {
    this.calls.push(method);
    await Promise.resolve();
    const surprise = this.surprises.get(method)?.shift();
    return surprise === undefined ? duty() : surprise(this, duty);
  }
}

export function apiError(sent: 'no' | 'maybe' | 'yes'): ApiError {
  const kinds = { no: 'connectionRefused', maybe: 'timeout', yes: 'validation' } as const;
  return new ApiError(kinds[sent], { environment: 'test', origin: 'http://127.0.0.1', sent });
}

/** An answer without one of its details, or without anything. */
export function without(body: string, detail: string): string {
  if (detail === 'everything') return '';
  return JSON.stringify({ ...(JSON.parse(body) as JsonObject), [detail]: null });
}
