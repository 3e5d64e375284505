import * as l10n from '@vscode/l10n';
import type { TextValue, ChoiceValue, CustomFieldDefinition } from '../fieldView';
import { viewText } from '../kinds/textField';
import type { ScalarType } from './customFieldKind';
import { Options } from './options';

const textType = plainText('text');

/** By the API's names of the types; an option or an answer in words is made for its definition. */
export const textTypes = {
  STRING: textType,
  TEXT: plainText('longText'),
  BOOLEAN: booleanType,
  SINGLESELECT: singleSelectType,
};

/** Any text, byte for byte. */
function plainText(kind: TextValue['kind']): ScalarType {
  return {
    canonical: (text) => text,
    view: (text) => viewText(kind, text),
    write: (canonical) => canonical,
    show: (canonical) => canonical,
    problem: (_text, canonical) => (canonical === undefined ? l10n.t('This must be one text.') : ''),
  };
}

function booleanType(): ScalarType {
  const labels = new Map([
    ['true', l10n.t('Yes')],
    ['false', l10n.t('No')],
  ]);
  const choices = optionsOf(labels);
  return {
    canonical: (text) => {
      const folded = text.trim().toLowerCase();
      return folded === 'true' || folded === 'false' ? folded : undefined;
    },
    view: (text, canonical) => choiceOf(choices, canonical ?? text),
    write: (canonical) => canonical === 'true',
    show: (canonical) => labels.get(canonical) ?? canonical,
    problem: (_text, canonical) => (canonical === undefined ? l10n.t('This must be true or false.') : ''),
  };
}

/** Options are read by name and by id, and written as they stand there. Without options any text will do. */
function singleSelectType(definition: CustomFieldDefinition): ScalarType {
  const options = new Options(definition);
  if (options.names.size === 0) {
    return { ...textType, help: () => l10n.t('The account gives no options for this field: write one.') };
  }
  const choices = optionsOf(new Map([...options.names].map((name) => [name, name])));
  return {
    canonical: (text) => options.nameOf(text),
    view: (text, canonical) => choiceOf(choices, canonical ?? text),
    write: (_canonical, text) => text,
    show: (canonical) => canonical,
    note: (text) => options.noteIds([text]),
    whyNotTaken: (text) => options.whyNotTaken([text], ([other = '']) => JSON.stringify(other)),
    problem: (_text, canonical) => {
      if (canonical === undefined) return l10n.t('This must be one option.');
      return options.problemOf(canonical);
    },
  };
}

function optionsOf(labels: ReadonlyMap<string, string>): ChoiceValue['options'] {
  return [...new Map([['', l10n.t('No value')], ...labels])].map(([value, label]) => ({ value, label }));
}

/** A value that is none of the choices stands among them, so that it is seen and can be kept. */
function choiceOf(options: ChoiceValue['options'], selected: string): ChoiceValue {
  const isKnown = options.some(({ value }) => value === selected);
  return {
    kind: 'choice',
    selected,
    options: isKnown ? options : [...options, { value: selected, label: selected }],
  };
}
