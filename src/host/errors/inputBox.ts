import * as vscode from 'vscode';
import { answerOnEnter, type CheckAnswer } from './boxAnswer';

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** What stands in the box at first. */
  readonly value?: string;
  readonly password: boolean;
  /** Runs when Enter is pressed. */
  readonly check: CheckAnswer;
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
      const answerNow = answerOnEnter(box, question.check);
      box.onDidAccept(() => {
        answerNow().then((answer) => {
          if (answer !== undefined) resolve(answer);
        }, reject);
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}
