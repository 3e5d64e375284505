/**
 * Runs in every frame of a window, before its scripts. VS Code's outer page of a webview registers a service worker whose
 * address holds the webview's id (1.100; newer ones leave the id out). Desktop VS Code gives each webview an origin of
 * its own. The VS Code from npm has one origin for all, so each webview replaces the others' worker, and one whose worker
 * is replaced before it has answered waits for ever: an empty form. Here all share one worker, as in newer versions.
 */
export function shareWebviewWorker(): void {
  if (!location.pathname.endsWith('/webview/browser/pre/index.html')) return;
  const workers = navigator.serviceWorker;
  const register = workers.register.bind(workers);
  const untilControlled = (): Promise<void> =>
    new Promise((resolve) => {
      if (workers.controller !== null) resolve();
      else
        workers.addEventListener(
          'controllerchange',
          () => {
            resolve();
          },
          { once: true },
        );
    });
  workers.register = async (address, options) => {
    const shared = new URL(address, location.href);
    if (!shared.searchParams.has('id')) return await register(address, options);
    shared.searchParams.delete('id');
    const registration = await register(shared, options);
    await untilControlled();
    // The page looks for a worker of its own address, and asks the one that it is told of when there is none.
    setTimeout(() => workers.dispatchEvent(new Event('controllerchange')));
    return registration;
  };
}
