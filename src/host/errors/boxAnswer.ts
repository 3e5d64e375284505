import type { InputBox } from 'vscode';

/** Why an answer cannot be taken, in words for the person; undefined when it can. */
export type CheckAnswer = (answer: string) => Promise<string | undefined> | string | undefined;

/**
 * What is done on each Enter in a box: the answer when it is good, else undefined, and the box says why. An Enter while
 * the check runs is not lost when the text is another by then: the box is closed to typing meanwhile, but VS Code hears
 * of that late, and tells of several keys in one go.
 */
export function answerOnEnter(
  box: Pick<InputBox, 'value' | 'busy' | 'enabled' | 'validationMessage'>,
  check: CheckAnswer,
): () => Promise<string | undefined> {
  let unread: string | undefined;
  const checkAll = async (): Promise<string | undefined> => {
    while (unread !== undefined) {
      const answer = unread;
      const problem = await check(answer);
      if (problem === undefined) return answer;
      const isSame = box.value === answer;
      if (isSame) box.validationMessage = problem;
      if (isSame || unread === answer) unread = undefined;
    }
    return undefined;
  };
  return async () => {
    unread = box.value;
    if (box.busy) return undefined;
    box.busy = true;
    box.enabled = false;
    try {
      return await checkAll();
    } finally {
      unread = undefined;
      box.busy = false;
      box.enabled = true;
    }
  };
}
