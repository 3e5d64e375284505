/**
 * How long the processor worked in this process while a task ran, in milliseconds. A clock would count what other
 * programs do beside the tests.
 */
export async function cpuMs(task: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
