import { isJson, nestingProblem } from '../../reading/jsonBody';
import { ControlProblem } from './controlProblem';

/** Throws a ControlProblem for what is no JSON, and for lists and objects in each other without end. */
export function parseControlBody(text: string): unknown {
  const value = parse(text);
  const problem = isJson(value) ? nestingProblem(value) : undefined;
  if (problem !== undefined) throw new ControlProblem(400, problem);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlProblem(400, 'The body is not valid JSON.');
  }
}
