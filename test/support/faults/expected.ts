import type { FaultName } from './faults';

export type StepName = 'list' | 'open' | 're-read' | 'PUT' | 'verify' | 'POST tags' | 'sequences';

/**
 * What a person is told (a notice's title, or what the form says of the result), what the document holds then, and what
 * the server does.
 */
export type Expected = readonly [
  told: string,
  document: 'clean' | 'edit kept' | 'opened' | 'not opened' | 'listed' | 'not listed',
  stored: 'before' | 'wanted' | 'additions',
];

type Row = Readonly<Record<StepName, Expected>>;

const listed: Expected = ['', 'listed', 'before'];
const opened: Expected = ['', 'opened', 'before'];
const saved: Expected = ['Saved', 'clean', 'wanted'];
const unproven: Expected = ['Saved, but not proven', 'edit kept', 'wanted'];
/** A sequence that cannot be looked up is told as sent and not checked. */
const unchecked: Expected = ['Sent, but cannot be checked', 'clean', 'wanted'];
const notSaved = (title: string): Expected => [`Not saved. ${title}`, 'edit kept', 'before'];

const all: Row = {
  list: listed,
  open: opened,
  're-read': saved,
  PUT: saved,
  verify: saved,
  'POST tags': saved,
  sequences: saved,
};

/** Nothing came of the request: the error says so, or another look at the contact does. */
const nothing = (title: string): Row => ({
  list: [title, 'not listed', 'before'],
  open: [title, 'not opened', 'before'],
  're-read': notSaved(title),
  PUT: notSaved(title),
  verify: unproven,
  'POST tags': [`Saved in part. ${title}`, 'edit kept', 'additions'],
  sequences: unchecked,
});

/** The same error, and another look at the contact shows that the write had arrived. */
const arrived = (title: string): Row => ({ ...nothing(title), PUT: saved, 'POST tags': saved });

/** It may still arrive: nobody claims that it was not saved. */
const notYet = (title: string): Row => ({
  ...nothing(title),
  PUT: [`Not saved so far. ${title}`, 'edit kept', 'before'],
});

/** Written by hand: a change of any of these is a change for people. */
export const expected: Readonly<Record<FaultName, Row>> = {
  '401 key refused': nothing('The API key was refused'),
  '429 once, Retry-After 1': all,
  '429 once': all,
  '429 for ever, Retry-After 0': nothing('Too many requests'),
  '429 for ever': nothing('Too many requests'),
  '500 envelope': nothing('WTS Chat refused the request'),
  '500 envelope, applied': arrived('WTS Chat refused the request'),
  '502 text': notYet('WTS Chat is out of order'),
  '502 text, applied': arrived('WTS Chat is out of order'),
  'HTML page': nothing('A web page answered instead of the API'),
  'HTML page, applied': arrived('A web page answered instead of the API'),
  'empty 200': {
    ...nothing('The answer is empty'),
    PUT: ['1 field was not taken', 'clean', 'before'],
    'POST tags': ['1 field was not taken', 'clean', 'additions'],
  },
  'empty 200, applied': arrived('The answer is empty'),
  'error:true, 200': nothing('WTS Chat refused the request'),
  'truncated body': nothing('The connection broke off'),
  'truncated, applied': arrived('The connection broke off'),
  reset: notYet('The connection broke off'),
  'reset, applied': arrived('The connection broke off'),
  hang: notYet('No answer in time'),
  'hang, applied': arrived('No answer in time'),
  'hang, applied late': arrived('No answer in time'),
  slow: all,
  redirect: nothing('The base URL is wrong'),
  'invalid UTF-8': nothing('The answer cannot be read'),
  '50 MB': nothing('The answer is too large'),
  'refused once': all,
  'refused for ever': nothing('The connection was refused'),
};
