import type { JsonObject } from '../core/text/json';
import type { AgentEnvironment, AgentPlace } from './agentPlace';

/** One call of a tool, and where it is carried out. */
export interface ToolCall {
  readonly input: JsonObject;
  readonly place: AgentPlace;
  readonly environment: AgentEnvironment;
}
