import * as vscode from 'vscode';
import type { Problem } from '../../core/fields/problem';
import { locateProblem } from '../../core/changes/textProblems';
import type { Severity } from '../../core/fields/fieldView';
import { Disposable } from '../disposable';
import type { ContactSessions } from './contactSessions';
import { contactText } from './contactText';
import { rangeIn } from './rangeIn';
import { readContactUri } from '../reference/contactUri';

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
};

/** The same problems that the form shows, on the lines of the JSON text. */
export class ContactProblems extends Disposable {
  private readonly collection = this.own(vscode.languages.createDiagnosticCollection('wts'));

  constructor(private readonly sessions: ContactSessions) {
    super();
  }

  check(document: vscode.TextDocument): void {
    const reference = readContactUri(document.uri);
    const session = reference === undefined ? undefined : this.sessions.find(reference);
    const text = contactText(document);
    const parsed = session?.state.parsed;
    if (parsed === undefined || text !== session?.state.text) return;
    // The JSON language server reports what is not JSON, on the spot.
    const problems = parsed.kind === 'broken' ? [] : [...parsed.problems, ...session.state.status.rejected];
    this.collection.set(
      document.uri,
      problems.map((problem) => diagnosticOf(text, problem)),
    );
  }

  clear(uri: vscode.Uri): void {
    this.collection.delete(uri);
  }
}

function diagnosticOf(text: string, problem: Problem): vscode.Diagnostic {
  const range = rangeIn(text, locateProblem(text, problem));
  const diagnostic = new vscode.Diagnostic(range, problem.message, SEVERITIES[problem.severity]);
  diagnostic.source = 'WTS';
  return diagnostic;
}
