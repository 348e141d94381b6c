/**
 * Name of the global, in the content scripts' isolated world of a frame, that says the overlay is running there. The
 * overlay sets it when it starts and deletes it when it is switched off, so that it is never started twice.
 */
export const RUNNING = 'dungHenRunning';
