import { isJsonObject, type Json, type JsonObject } from '../core/text/json';
import { AgentError } from './answers/agentError';
import { quoted } from './answers/harmless';
import { AGENT_TOOLS, type AgentToolName } from './toolTable';

/** The arguments of a call, each read as what it has to be. Throws an AgentError where it is not. */
export class ToolInput {
  private constructor(private readonly given: JsonObject) {}

  /** An argument that the tool does not know would be ignored in silence: it is refused. */
  static read(tool: AgentToolName, input: unknown): ToolInput {
    const given = input ?? {};
    if (!isJsonObject(given)) throw new AgentError(`${tool} takes an object of arguments.`);
    const known = Object.keys(propertiesOf(tool));
    const stranger = Object.keys(given).find((name) => !known.includes(name));
    if (stranger !== undefined)
      throw new AgentError(`${tool} has no argument ${quoted(stranger)}. It takes ${known.join(', ')}.`);
    return new ToolInput(given);
  }

  /** Undefined for one that is left out or empty. */
  text(name: string): string | undefined {
    const value = this.given[name] ?? '';
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') throw wrongArgument(name, 'a text', value);
    return value.trim() === '' ? undefined : value.trim();
  }

  flag(name: string): boolean {
    const value = this.given[name] ?? false;
    if (typeof value !== 'boolean') throw wrongArgument(name, 'true or false', value);
    return value;
  }

  /** One text counts as a list of one. */
  texts(name: string): string[] {
    const value = this.given[name] ?? [];
    const list = Array.isArray(value) ? value : [value];
    return list.map((item) => {
      if (typeof item !== 'string') throw wrongArgument(name, 'a list of texts', item);
      return item;
    });
  }

  object(name: string): JsonObject {
    const value = this.given[name] ?? {};
    if (!isJsonObject(value)) throw wrongArgument(name, 'an object', value);
    return value;
  }
}

function propertiesOf(tool: AgentToolName): JsonObject {
  const { properties } = AGENT_TOOLS[tool].inputSchema;
  return isJsonObject(properties) ? properties : {};
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
