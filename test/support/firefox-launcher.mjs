// Firefox for @web/test-runner. A page of it may still be on its way to its first "about:blank" when the runner sends it
// somewhere else; that says nothing about a test, so it is asked once more.
import {playwrightLauncher} from '@web/test-runner-playwright';

/**
 * @template Result
 * @param {() => Promise<Result>} navigate
 * @returns {Promise<Result>}
 */
async function again(navigate) {
  try {
    return await navigate();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('is interrupted by another navigation'))) throw error;
    return navigate();
  }
}

/** @param {import('@web/test-runner-playwright').PlaywrightLauncher['launchOptions']} launchOptions */
export function firefoxLauncher(launchOptions) {
  // Two pages at a time starve each other of focus and animation frames.
  const launcher = playwrightLauncher({product: 'firefox', concurrency: 1, launchOptions});
  const start = launcher.startSession.bind(launcher);
  const stop = launcher.stopSession.bind(launcher);
  return Object.assign(launcher, {
    /** @type {typeof start} */
    startSession: (id, url) => again(() => start(id, url)),
    /** @type {typeof stop} */
    stopSession: (id) => again(() => stop(id)),
  });
}
