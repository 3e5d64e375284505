import { isJsonObject, type Json, type JsonObject } from '../core/text/json';
import { AgentError } from './answers/agentError';
import { quoted } from './answers/harmless';
import { AGENT_TOOLS, type AgentToolName } from './toolTable';

/** The arguments of a call; an unknown one would be a wish that nobody hears. Throws an AgentError. */
export function readToolInput(tool: AgentToolName, input: unknown): JsonObject {
  const given = input ?? {};
  if (!isJsonObject(given)) throw new AgentError(`${tool} takes an object of arguments.`);
  const known = Object.keys(propertiesOf(tool));
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new AgentError(`${tool} has no argument ${quoted(stranger)}. It takes ${known.join(', ')}.`);
  return given;
}

function propertiesOf(tool: AgentToolName): JsonObject {
  const { properties } = AGENT_TOOLS[tool].inputSchema;
  return isJsonObject(properties) ? properties : {};
}

/** Undefined for one that is left out or empty. */
export function textArgument(input: JsonObject, name: string): string | undefined {
  const value = input[name] ?? '';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw wrongArgument(name, 'a text', value);
  return value.trim() === '' ? undefined : value.trim();
}

export function flagArgument(input: JsonObject, name: string): boolean {
  const value = input[name] ?? false;
  if (typeof value !== 'boolean') throw wrongArgument(name, 'true or false', value);
  return value;
}

/** One text counts as a list of one. */
export function textsArgument(input: JsonObject, name: string): string[] {
  const value = input[name] ?? [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') throw wrongArgument(name, 'a list of texts', item);
    return item;
  });
}

export function objectArgument(input: JsonObject, name: string): JsonObject {
  const value = input[name] ?? {};
  if (!isJsonObject(value)) throw wrongArgument(name, 'an object', value);
  return value;
}

function wrongArgument(name: string, wanted: string, value: Json): AgentError {
  return new AgentError(`${name} takes ${wanted}, not ${typeOf(value)}.`);
}

/** What a value is, in a word. */
export function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
