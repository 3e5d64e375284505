import * as l10n from '@vscode/l10n';
import { invisibleDifference, likelyName } from '../../text/invisibleDifference';
import type { CustomFieldDefinition } from '../fieldView';
import type { Slot } from '../slots';
import { textsOf } from './shape';

/** The options of a definition; of several with one name the first counts, since names are what a person sees. */
export class Options {
  readonly names: ReadonlySet<string>;
  private readonly namesById: ReadonlyMap<string, string>;
  private readonly idsByName: ReadonlyMap<string, string>;

  constructor({ options }: CustomFieldDefinition) {
    this.names = new Set(options.map(({ name }) => name));
    this.namesById = new Map(options.map(({ id, name }) => [id, name]));
    this.idsByName = new Map(options.toReversed().map(({ id, name }) => [name, id]));
  }

  /** A text that is no option is called by itself. */
  nameOf(text: string): string {
    return this.names.has(text) ? text : (this.namesById.get(text) ?? text);
  }

  /** Undefined for a value that is no list of texts. */
  namesIn(slot: Slot): readonly string[] | undefined {
    const names = textsOf(slot)?.filter((text) => text !== '');
    return names && [...new Set(names.map((text) => this.nameOf(text)))];
  }

  /** As they stand there, by name or by ID; each option once. */
  textsIn(slot: Slot): string[] {
    const texts = textsOf(slot)?.filter((text) => text !== '') ?? [];
    return [...new Map(texts.map((text) => [this.nameOf(text), text])).values()];
  }

  /** Why a name cannot be sent; '' for an option's. */
  problemOf(name: string): string {
    if (this.names.has(name)) return '';
    const likely = likelyName(this.names, name);
    if (likely === undefined) {
      return l10n.t('"{0}" is not an option of this field. Choose one that it has.', name);
    }
    const difference = invisibleDifference(name, likely) ?? l10n.t('capitals or accents');
    return l10n.t(
      '"{0}" is not an option of this field. Did you mean "{1}"? What differs: {2}. Choose it in the form, or write it to the letter.',
      name,
      likely,
      difference,
    );
  }

  /** The form shows names; an ID that is written in the JSON is sent as it is. */
  noteIds(texts: readonly string[]): string | undefined {
    return texts.every((text) => this.nameOf(text) === text)
      ? undefined
      : l10n.t('Will be sent as {0}.', texts.join(', '));
  }

  /** Nobody knows which accounts take the names of options and which their IDs. */
  whyNotTaken(texts: readonly string[], inJson: (others: readonly string[]) => string): string {
    const isByName = texts.every((text) => this.names.has(text));
    const others = texts.map((text) => (isByName ? this.idsByName.get(text) : this.nameOf(text)) ?? text);
    return isByName
      ? l10n.t(
          'This account may want the ID of an option instead of its name. Show the contact as JSON and write {0}.',
          inJson(others),
        )
      : l10n.t(
          'This account may want the name of an option instead of its ID. Choose it in the form, or write {0}.',
          inJson(others),
        );
  }
}
