import * as vscode from 'vscode';

export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** What stands in the box at first. */
  readonly value?: string;
  readonly password: boolean;
  /** Why an answer cannot be taken, in words for the person; undefined when it can. Runs when Enter is pressed. */
  readonly check: (answer: string) => Promise<string | undefined> | string | undefined;
}

/** Asks in VS Code's input box until the answer is good; undefined when the person leaves. */
export async function askInBox(question: Question): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.placeholder = question.placeholder;
  box.password = question.password;
  box.value = question.value ?? '';
  box.ignoreFocusOut = true;
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      box.onDidChangeValue(() => {
        box.validationMessage = undefined;
      });
      box.onDidHide(() => {
        resolve(undefined);
      });
      box.onDidAccept(() => {
        if (box.busy) return;
        accept(box, question).then((answer) => {
          if (answer !== undefined) resolve(answer);
        }, reject);
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

async function accept(box: vscode.InputBox, question: Question): Promise<string | undefined> {
  const answer = box.value;
  box.busy = true;
  box.enabled = false;
  try {
    const problem = await question.check(answer);
    box.validationMessage = problem;
    return problem === undefined ? answer : undefined;
  } finally {
    box.busy = false;
    box.enabled = true;
  }
}
