/** Requests that a window of time lets through. */
interface Window {
  readonly limit: number;
  readonly seconds: number;
}

/**
 * Counts requests in sliding windows of time. Gives the whole seconds after which the next one is let through, or
 * undefined when this one is; a request that is refused does not count.
 */
export function createRateLimit(windows: readonly Window[]): (now: number) => number | undefined {
  const longest = Math.max(...windows.map(({ seconds }) => seconds)) * 1000;
  let passed: number[] = [];
  return (now) => {
    passed = passed.filter((time) => time > now - longest);
    const waits = windows.flatMap(({ limit, seconds }) => {
      const inWindow = passed.filter((time) => time > now - seconds * 1000);
      const freeing = inWindow.at(-limit);
      return freeing === undefined ? [] : [Math.ceil((freeing + seconds * 1000 - now) / 1000)];
    });
    if (waits.length > 0) return Math.max(...waits);
    passed.push(now);
    return undefined;
  };
}
