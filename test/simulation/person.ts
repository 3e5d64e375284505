import { editField } from '../../src/core/changes/editField';
import type { FieldEdit, FieldId } from '../../src/core/fields/fieldView';
import type { Session } from '../../src/core/session/session';
import type { Standing } from '../../src/core/session/standing';
import type { JsonObject } from '../../src/core/text/json';
import { LEAD, NEWS, VIP } from '../unit/builders';
import { editInPage, TAGS, WORDS } from './editInPage';
import { PORTFOLIOS, SEQUENCES } from './simulatedAccount';
import type { SimulatedPage } from './simulatedPage';
import { fieldName, slotValues } from './slotValues';
import type { World } from './world';

/** What can happen to a contact, by weight. */
const STEPS = {
  typeInPage: 22,
  typeInJson: 8,
  breakJson: 1.5,
  pasteOld: 2,
  undo: 14,
  redo: 8,
  others: 10,
  reload: 8,
  save: 10,
  saveTwice: 2,
  vscodeSave: 2,
  revert: 1.5,
  revertFile: 1,
  revertFileInSave: 1,
  choose: 5,
  putBack: 1,
  undoSave: 2,
  propose: 1,
  addPicked: 1,
  reloadWindow: 1.5,
  loseBackup: 0.3,
  crash: 1,
  restartExtensions: 0.6,
  restartAndType: 1.2,
  closeTab: 1.2,
  hidePage: 2,
  showPage: 4,
  wait: 6,
} as const;

export type Step = keyof typeof STEPS;

/** One person at one contact, with nothing but the dice to go by. */
export class Person {
  private readonly pasted: string[] = [];
  private typed = 0;

  constructor(private readonly world: World) {}

  /** Does one thing and tells which; it may be under way when this returns. */
  async act(): Promise<Step> {
    const { random } = this.world;
    const step = random.weighted(STEPS);
    await this.take(step);
    return step;
  }

  private async take(step: Step): Promise<void> {
    const { world } = this;
    const { random, vscode } = world;
    const page = random.pick(world.pages);
    switch (step) {
      case 'typeInPage':
        this.typeIn(page);
        return;
      case 'typeInJson':
        this.typeInJson();
        return;
      case 'breakJson':
        this.replace((text) => (text.includes('}') ? text.replace('{', '') : text));
        return;
      case 'pasteOld':
        if (this.pasted.length > 0) this.replace(() => random.pick(this.pasted));
        return;
      case 'undo':
      case 'redo':
        for (let times = 1 + random.below(3); times > 0; times--) vscode.document?.[step]();
        return;
      case 'others':
        world.others(this.othersChange());
        return;
      case 'reload':
        page.ask(() => {
          world.watch(world.session.reload());
        });
        return;
      case 'save':
        page.ask(() => {
          world.save();
        });
        return;
      case 'saveTwice':
        for (const pause of [random.below(300), 0]) {
          vscode.deliver(() => {
            world.save();
          });
          await world.clock.pass(pause);
        }
        return;
      case 'vscodeSave':
        vscode.save();
        return;
      case 'revert':
        page.ask(() => {
          world.watch(world.session.revert());
        });
        return;
      case 'revertFile':
        vscode.revert();
        return;
      case 'revertFileInSave':
        vscode.deliver(() => {
          world.save();
        });
        await world.clock.pass(random.below(800));
        vscode.revert();
        return;
      case 'choose':
        this.choose();
        return;
      case 'putBack':
        world.watch(world.session.putBack());
        return;
      case 'undoSave':
        this.undoSave();
        return;
      case 'propose':
        this.propose();
        return;
      case 'addPicked':
        world.addPicked('tags', random.pick(TAGS));
        return;
      case 'reloadWindow':
      case 'loseBackup':
        await world.reloadWindow(step === 'reloadWindow');
        return;
      case 'crash':
        // What VS Code has written down is older than what a reload or an undo has led to a moment before.
        if (random.chance(0.7)) {
          if (random.chance(0.3)) vscode.document?.undo();
          else world.watch(world.session.reload());
          await world.clock.pass(random.below(1500));
        }
        await world.crash();
        return;
      case 'restartExtensions':
        world.restartExtensions();
        return;
      case 'restartAndType':
        world.restartExtensions();
        await world.clock.pass(random.below(400));
        this.typeInJson();
        return;
      case 'closeTab':
        if (random.chance(0.5)) vscode.discard();
        else vscode.close();
        await world.clock.pass(random.below(600));
        if (world.session.state.latest === undefined) await world.open();
        else vscode.open();
        return;
      case 'hidePage':
        if (!page.isHidden) page.hide();
        return;
      case 'showPage':
        if (page.isHidden) page.show();
        return;
      case 'wait':
        await world.clock.pass(random.below(4000));
    }
  }

  private typeIn(page: SimulatedPage): void {
    const typed = editInPage(this.world.random, this.word());
    if (page.view === undefined) return;
    if (typed.field === 'customFields' && typed.edit.kind === 'choice' && !page.view.knowsOptions) return;
    this.world.oracle.typesOver(page.view, fieldName(typed.field), typed);
    page.type(typed);
  }

  /** One that is typed again and again, so that edits meet, or one that nobody else has. */
  private word(): string {
    const { random } = this.world;
    const word = random.pick(WORDS);
    this.typed += 1;
    return random.chance(0.3) ? `${word}${this.typed}` : word;
  }

  private typeInJson(): void {
    const { random } = this.world;
    this.replace((text) => {
      const contact = parse(text);
      if (contact === undefined) return text.startsWith('{') ? text : `{${text}`;
      this.pasted.push(text);
      const change = random.chance(0.05) ? this.sequenceChange() : this.change();
      return `${JSON.stringify({ ...contact, ...change }, null, 2)}\n`;
    });
    if (random.chance(0.1)) this.replace((text) => text.replace(/\n$/, ''));
  }

  private change(): JsonObject {
    const { random } = this.world;
    const word = this.word();
    const weights = { name: 4, annotation: 3, tags: 2, portfolios: 1, metadata: 2, customFields: 2 };
    switch (random.weighted(weights)) {
      case 'name':
        return { name: word };
      case 'annotation':
        return { annotation: word };
      case 'tags':
        return pickTags(TAGS.filter(() => random.chance(0.5)));
      case 'portfolios': {
        const picked = PORTFOLIOS.filter(() => random.chance(0.5));
        return { portfolioIds: picked.map(({ id }) => id), portfolioNames: picked.map(({ name }) => name) };
      }
      case 'metadata':
        return { metadata: { crmId: word, source: random.pick(WORDS) } };
      case 'customFields':
        return { customFields: { 'an-ncio': word, canal: [random.pick(['FACEBOOK', 'INSTAGRAM'])] } };
    }
  }

  private sequenceChange(): JsonObject {
    const { random } = this.world;
    return { [random.pick(['sequenceIds', 'leaveSequenceIds'])]: [random.pick(SEQUENCES).id] };
  }

  /** Others know the rules: what they write is what the API gives. */
  private othersChange(): JsonObject {
    const { random, account } = this.world;
    if (random.chance(0.1))
      return { sequenceIds: SEQUENCES.map(({ id }) => id).filter(() => random.chance(0.4)) };
    const change = this.change();
    if ('metadata' in change && random.chance(0.5)) {
      return { metadata: { ...(account.contact['metadata'] as JsonObject), deles: random.pick(WORDS) } };
    }
    return change;
  }

  private replace(change: (text: string) => string): void {
    const { document } = this.world.vscode;
    if (document === undefined) return;
    const text = change(document.text);
    if (text === document.text) return;
    document.edit(text);
  }

  private choose(): void {
    const { random, pages } = this.world;
    const page = random.pick(pages);
    const { view } = page;
    if (view === undefined || view.conflicts.length === 0) return;
    const { textNumber } = view;
    const { field, slot } = random.pick(view.conflicts);
    const shown = page.typedOn === textNumber ? undefined : slotValues(view.text);
    page.ask(() => {
      const keep = random.pick(['mine', 'theirs'] as const);
      this.world.choose({ field, slot, keep, textNumber }, page.texts, shown);
    });
  }

  /** An agent's proposal, made on the text as it stands then. */
  private propose(): void {
    const { session, random, vscode, oracle } = this.world;
    if (session.state.latest === undefined) return;
    const typed = editInPage(random, this.word());
    const { field, slot, edit } = typed;
    const make = ({ text, origin }: Standing): string => {
      if (!isTakenBy(session, field, edit)) return text;
      oracle.typesOver({ text, documentNumber: vscode.knownNumber }, fieldName(field), typed);
      vscode.claimEdit();
      return editField(origin.baseline, text, field, slot, edit, session.state.ports.lists.of());
    };
    this.world.watch(session.propose(make));
  }

  private undoSave(): void {
    const { records, session, random } = this.world;
    const record = records.at(-1 - random.below(2));
    if (record === undefined) return;
    const undo = async (): Promise<void> => {
      await session.reload();
      if (session.state.latest !== undefined) await session.undoSave(record);
    };
    this.world.watch(undo());
  }
}

/** Options of a custom field are taken when its definition is known. */
function isTakenBy({ state }: Session, field: FieldId, edit: FieldEdit): boolean {
  const isOption = field === 'customFields' && edit.kind === 'choice';
  return !isOption || state.ports.lists.of().customFields.kind === 'loaded';
}

/** Ids with their names: ids that are as loaded beside other names mean those names. */
function pickTags(ids: readonly string[]): JsonObject {
  const picked = [VIP, LEAD, NEWS].filter(({ id }) => ids.includes(id));
  return { tagIds: picked.map(({ id }) => id), tagNames: picked.map(({ name }) => name) };
}

function parse(text: string): JsonObject | undefined {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return undefined;
  }
}
