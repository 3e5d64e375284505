/** What becomes of a save: it is sent; it sends nothing and is offered in the form; it sends nothing, and nobody asks. */
export type DoorEnd = 'sent' | 'offered' | 'nothing';

export interface SaveDoor {
  readonly end: DoorEnd;
  /** Tried by a person's keys and clicks, or by the command or the call itself inside of VS Code. */
  readonly by: 'hands' | 'code';
  /** Older versions of VS Code have no such thing. */
  readonly onlyIn?: '1.139.1';
}

/** Everything that can be taken for a save, and what becomes of it. Each row is tried in both ends of VS Code. */
export const SAVE_DOORS = {
  'Ctrl+S in the form in a tab': { end: 'sent', by: 'hands' },
  'Ctrl+S in the form in the sidebar': { end: 'sent', by: 'hands' },
  'Save in the form': { end: 'sent', by: 'hands' },
  'WTS: Save Contact from the palette': { end: 'sent', by: 'hands' },
  'Ctrl+S in the JSON text': { end: 'sent', by: 'hands' },
  'Ctrl+S in the find box of the JSON text': { end: 'sent', by: 'hands' },
  'Ctrl+S on the right of Compare with Saved, the sidebar showing another contact': {
    end: 'sent',
    by: 'hands',
  },
  'Ctrl+S on the left of Compare with Saved, the sidebar showing another contact': {
    end: 'sent',
    by: 'hands',
  },
  'Send, after File: Save': { end: 'sent', by: 'hands' },
  'Send in a notification, after File: Save of JSON text whose form nobody sees': {
    end: 'sent',
    by: 'hands',
  },
  'wts.saveContact': { end: 'sent', by: 'code' },
  'wts.saveContact beside a save listener of another extension that takes 1.7 s': { end: 'sent', by: 'code' },
  'wts.saveContactText beside a save listener of another extension that takes 1.7 s': {
    end: 'sent',
    by: 'code',
  },

  'File: Save from the palette': { end: 'offered', by: 'hands' },
  'File: Save All from the palette': { end: 'offered', by: 'hands' },
  'Ctrl+S in the search of the sidebar': { end: 'offered', by: 'hands' },
  'Ctrl+S in the box of the chat': { end: 'offered', by: 'hands', onlyIn: '1.139.1' },
  'Save in the question before a tab is closed': { end: 'offered', by: 'hands' },
  'Keep, after File: Save': { end: 'nothing', by: 'hands' },
  'Cancel in the question before a tab is closed': { end: 'nothing', by: 'hands' },
  "Don't Save in the question before a tab is closed": { end: 'nothing', by: 'hands' },
  'a message to the chat': { end: 'offered', by: 'code', onlyIn: '1.139.1' },
  'Save All, the contact in front': { end: 'offered', by: 'code' },
  'Save All, another file in front': { end: 'offered', by: 'code' },
  "VS Code's save beside a save listener of another extension that takes 1.7 s": {
    end: 'offered',
    by: 'code',
  },
  'debugging, the contact in front': { end: 'offered', by: 'code' },
  'debugging, another file in front': { end: 'offered', by: 'code' },
  'a task, the contact in front': { end: 'offered', by: 'code' },
  'a task, another file in front': { end: 'offered', by: 'code' },
  "another extension's workspace.saveAll": { end: 'offered', by: 'code' },
  "another extension's document.save": { end: 'offered', by: 'code' },
  "another extension's workspace.save": { end: 'offered', by: 'code' },
  "another extension's workspace.fs.writeFile": { end: 'offered', by: 'code' },
  'auto save that a person has switched on for contacts': { end: 'offered', by: 'code' },
} as const satisfies Readonly<Record<string, SaveDoor>>;

type Doors = typeof SAVE_DOORS;

/** The rows of one driver, which has a way for each of them. */
export type DoorsBy<By extends SaveDoor['by']> = {
  [Name in keyof Doors]: Doors[Name]['by'] extends By ? Name : never;
}[keyof Doors];
