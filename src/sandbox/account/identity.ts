/** The port that the sandbox takes unless told otherwise. */
export const DEFAULT_SANDBOX_PORT = 7417;

/** The one key that the sandbox accepts. It opens invented data on one's own machine and is no secret. */
export const SANDBOX_KEY = 'pn_sandbox0key0for0invented0contacts';

/** The contact to show first: it has something in every field. */
export const SAMPLE_CONTACT_ID = 'c0000001-5eed-4000-8000-00000000000c';
/** Stands for a key in what is kept of requests. */
export const KEY_MASK = '••••';
