/** Long enough for a busy machine; what waits this long for a thing goes on at once when it is there. */
export const PATIENCE_MS = 30_000;
