import { browser } from '../browser';

/** How long to wait for an answer, in ms, and how often to ask. */
const PATIENCE = 1000;
const ATTEMPTS = 10;

/**
 * The organisation's policy as it stands in `storage.managed`, unchecked. While an extension is being installed Chromium
 * may leave the question unanswered for good; asked again a moment later it answers.
 * @throws where it is never answered
 */
export async function readPolicy(): Promise<Record<string, unknown>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await Promise.race([
      browser.storage.managed.get(),
      new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE)),
    ]);
    if (answer) return answer;
  }
  throw new Error('the policy could not be read');
}
