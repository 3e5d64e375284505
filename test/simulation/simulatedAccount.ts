import { ApiError } from '../../src/core/api/errors/errors';
import type { ApiErrorKind, Sent } from '../../src/core/api/errors/errorFacts';
import type { MembershipCall, TagsBody, UpdateBody } from '../../src/core/fields/update';
import type { JsonObject } from '../../src/core/text/json';
import { applyTags, applyUpdate } from '../unit/saving/contactApiFake';
import { CONTACT_ID, contact, LEAD, NEWS, uuid, VIP } from '../unit/builders';
import type { Clock } from './clock';
import type { Random } from './random';
import type { SentCall } from './sentSlots';
import { SimulationViolation } from './simulationViolation';
import { slotValues, type SlotValues } from './slotValues';
import { trace } from './trace';
import type { SavingApi } from '../../src/core/api/savingApi';

/** How a call goes wrong, if it does. */
type Trouble =
  | 'none'
  | 'connectionRefused'
  | 'tooManyRequests'
  /** It never arrives, and nobody hears that. */
  | 'lostOnTheWay'
  /** It is carried out, and the answer is lost. */
  | 'answerLost'
  /** It is carried out seconds after nobody waits for it any more. */
  | 'late'
  | 'apiError'
  /** 200, and one field was not written. */
  | 'dropped'
  | 'emptyAnswer'
  | 'missingDetail';

export const PORTFOLIOS = ['Sales', 'Support', 'Renewals'].map((name, index) => ({
  id: uuid(21 + index),
  name,
  colors: undefined,
}));
export const SEQUENCES = ['Welcome', 'Birthday', 'Winback'].map((name, index) => ({
  id: uuid(31 + index),
  name,
  colors: undefined,
}));

const WRITE_TROUBLES: Readonly<Record<Trouble, number>> = {
  none: 50,
  connectionRefused: 2,
  tooManyRequests: 1,
  lostOnTheWay: 3,
  answerLost: 4,
  late: 3,
  apiError: 2,
  dropped: 4,
  emptyAnswer: 4,
  missingDetail: 3,
};
const READ_TROUBLES: Readonly<Record<Trouble, number>> = {
  ...WRITE_TROUBLES,
  none: 90,
  late: 0,
  answerLost: 0,
  dropped: 0,
  emptyAnswer: 0,
};

/** An answer that is a list lacks nothing. */
const LIST_TROUBLES: Readonly<Record<Trouble, number>> = { ...READ_TROUBLES, missingDetail: 0 };

/** Whether `updatedAt` moves with a write: nobody knows it of the real API. */
export type DateMoves = 'always' | 'withPlainFields' | 'never';

/** What the account tells of a write that arrives. */
export interface Arrival {
  readonly before: SlotValues;
  readonly after: SlotValues;
  /** Its answer will be heard. */
  readonly isTold: boolean;
}

type Duty = (drops: boolean, isTold: boolean) => string;

/** An account in memory, which others write to, behind a wire that breaks. */
export class SimulatedAccount {
  contact: JsonObject = contact();
  /** The ids of the sequences that the contact is in, and those that it was said to be in last. */
  sequences: readonly string[] = [];
  listedSequences: readonly string[] = [];
  writes = 0;
  /** Calls of the extension, and those of them that are writes: what they asked for. */
  calls = 0;
  readonly sent: SentCall[] = [];
  /** Whether each save is asked about, as in production; never where nothing goes wrong. */
  private readonly asks: boolean;
  private written = 0;
  private readonly tagNames = new Map([VIP, LEAD, NEWS].map(({ id, name }) => [id, name]));

  constructor(
    private readonly random: Random,
    private readonly clock: Clock,
    private readonly dateMoves: DateMoves,
    private readonly breaks: boolean,
    /** Whether it knows the calls for single portfolios and sequences. */
    private readonly knowsMemberships: boolean,
    private readonly watch: {
      /** The extension has sent a write; nothing is done with it yet. */
      sent(call: SentCall): void;
      /** A write of the extension has been carried out. */
      arrived(arrival: Arrival): void;
    },
  ) {
    this.asks = breaks && random.chance(0.4);
  }

  /** The question before a save in production stands for a while, and is answered with no now and then. */
  confirm(): Promise<boolean> | undefined {
    if (!this.asks) return undefined;
    const answer = this.random.chance(0.9);
    return this.clock.wait(this.random.below(2000)).then(() => answer);
  }

  get now(): SlotValues {
    return slotValues(JSON.stringify(this.contact)) ?? new Map();
  }

  /** Beside what an answer tells: what it says of sequences comes in a list of its own. */
  get stored(): SlotValues {
    const sequences = SEQUENCES.map(({ id }) => {
      return [`${this.sequences.includes(id) ? 'sequence' : 'leave'}:${id}`, 'true'] as const;
    });
    return new Map([...this.now, ...sequences]);
  }

  /** Someone else writes. */
  change({ sequenceIds, ...values }: JsonObject): void {
    if (Array.isArray(sequenceIds)) this.sequences = sequenceIds.map(String);
    else this.touch({ ...this.contact, ...values });
  }

  /** The API as one run of the extension knows it; `isThere` is false when that has ended. */
  api(isThere: () => boolean): SavingApi & { readonly read: () => Promise<string> } {
    const read = (): Promise<string> => this.call(READ_TROUBLES, isThere, () => this.show());
    return {
      baseUrl: 'https://api.example.com',
      read,
      loadContact: read,
      updateContact: (_id, body) => {
        if (!isThere()) return never();
        this.checkJoins(body);
        this.send({ kind: 'update', body });
        return this.call(WRITE_TROUBLES, isThere, (drops, isTold) => this.update(body, drops, isTold));
      },
      changeTags: (_id, body) => {
        if (!isThere()) return never();
        this.send({ kind: 'tagRemoval', body });
        return this.call(WRITE_TROUBLES, isThere, (_drops, isTold) => this.changeTags(body, isTold));
      },
      changeMembership: async (_id, call) => {
        if (!isThere()) await never();
        if (!this.knowsMemberships) throw failure('wrongUrl', 'no', true);
        this.send({ kind: 'membership', call });
        await this.call(WRITE_TROUBLES, isThere, (drops, isTold) =>
          drops ? this.show() : this.changeMembership(call, isTold),
        );
      },
      listSequencesOf: async () => {
        const answer = await this.call(LIST_TROUBLES, isThere, () => JSON.stringify(this.sequences));
        const ids: unknown = JSON.parse(answer);
        this.listedSequences = Array.isArray(ids) ? ids.map(String) : [];
        trace(() => `listed ${answer}`);
        return SEQUENCES.filter(({ id }) => this.listedSequences.includes(id));
      },
      pause: async (ms) => {
        await this.clock.wait(ms);
        return true;
      },
    };
  }

  private send(call: SentCall): void {
    this.sent.push(call);
    this.watch.sent(call);
  }

  private async call(
    troubles: Readonly<Record<Trouble, number>>,
    isThere: () => boolean,
    duty: Duty,
  ): Promise<string> {
    this.calls += 1;
    const trouble = this.breaks ? this.random.weighted(troubles) : 'none';
    await this.clock.wait(this.random.below(200));
    if (!isThere()) return never();
    const answer = this.carryOut(trouble, duty);
    if (trouble !== 'none') trace(() => `trouble ${trouble}`);
    await this.clock.wait(this.random.below(200));
    if (!isThere()) return never();
    if (answer instanceof ApiError) throw answer;
    return answer;
  }

  private carryOut(trouble: Trouble, duty: Duty): string | ApiError {
    switch (trouble) {
      case 'none':
        return duty(false, true);
      case 'connectionRefused':
      case 'tooManyRequests':
        return failure(trouble, 'no');
      case 'lostOnTheWay':
        return failure('timeout', 'maybe');
      case 'answerLost':
        duty(false, false);
        return failure(this.random.pick(['reset', 'gateway', 'timeout']), 'maybe');
      case 'late':
        this.clock.after(1000 + this.random.below(12_000), () => void duty(false, false));
        return failure('timeout', 'maybe');
      case 'apiError':
        return failure('apiError', 'maybe');
      case 'dropped':
        return duty(true, true);
      case 'emptyAnswer':
        duty(false, true);
        return '';
      case 'missingDetail':
        return JSON.stringify({
          ...(JSON.parse(duty(false, true)) as JsonObject),
          tagIds: null,
          tagNames: null,
        });
    }
  }

  private update(body: UpdateBody, drops: boolean, isTold: boolean): string {
    const fields = drops ? body.fields.slice(1) : body.fields;
    this.write(() => {
      const after = applyUpdate(this.contact, { ...body, fields }, this.tagNames);
      if (fields.includes('SequenceIds')) this.join(body.sequenceIds ?? []);
      return after;
    }, isTold);
    return this.show();
  }

  private changeTags(body: TagsBody, isTold: boolean): string {
    this.write(() => applyTags(this.contact, body, this.tagNames), isTold);
    return this.show();
  }

  private changeMembership({ purpose, id }: MembershipCall, isTold: boolean): string {
    this.write(() => {
      if (purpose === 'leaveSequence') this.sequences = this.sequences.filter((one) => one !== id);
      if (purpose === 'leaveSequence') return this.contact;
      const ids = this.now.has(`portfolio:${id}`) ? [] : [id];
      const before = (this.contact['portfolioIds'] ?? []) as string[];
      const portfolioIds =
        purpose === 'joinPortfolio' ? [...before, ...ids] : before.filter((one) => one !== id);
      return { ...this.contact, portfolioIds };
    }, isTold);
    return this.show();
  }

  /** A sequence that the save has read to be there already would start anew; one who is told all was told nothing. */
  private checkJoins({ sequenceIds = [] }: UpdateBody): void {
    const { listedSequences: listed } = this;
    if (listed.length < SEQUENCES.length && sequenceIds.some((id) => listed.includes(id)))
      throw new SimulationViolation('(5) A sequence that the contact is in was sent again.');
  }

  private join(ids: readonly string[]): void {
    this.sequences = [...new Set([...this.sequences, ...ids])];
  }

  private write(change: () => JsonObject, isTold: boolean): void {
    const before = this.now;
    this.writes += 1;
    this.touch(change());
    this.watch.arrived({ before, after: this.now, isTold });
  }

  private touch(after: JsonObject): void {
    const isPlain = ['name', 'email', 'annotation', 'instagram'].some(
      (key) => after[key] !== this.contact[key],
    );
    this.written += 1;
    const moves = this.dateMoves === 'always' || (this.dateMoves === 'withPlainFields' && isPlain);
    const updatedAt = new Date(1_767_100_000_000 + this.written * 1000).toISOString();
    this.contact = { ...after, ...(moves ? { updatedAt } : {}) };
  }

  private show(): string {
    const ids = (this.contact['portfolioIds'] ?? []) as string[];
    const portfolioNames = ids.map((id) => PORTFOLIOS.find((one) => one.id === id)?.name ?? '');
    return JSON.stringify({ ...this.contact, id: CONTACT_ID, portfolioNames });
  }
}

/** Nobody is there any more to hear what came of it. */
function never(): Promise<string> {
  return new Promise(() => undefined);
}

function failure(kind: ApiErrorKind, sent: Sent, isUnknownRoute = false): ApiError {
  const facts = { environment: 'simulated', origin: 'https://api.example.com', sent };
  return new ApiError(kind, { ...facts, isUnknownRoute });
}
