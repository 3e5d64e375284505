import type { AgentEnvironment, AgentPlace } from './agentPlace';
import type { ToolInput } from './toolInput';

/** One call of a tool, and where it is carried out. */
export interface ToolCall {
  readonly input: ToolInput;
  readonly place: AgentPlace;
  readonly environment: AgentEnvironment;
}
