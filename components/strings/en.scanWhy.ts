import type { viScanWhy } from './vi.scanWhy';

/** The same in English. */
export const enScanWhy: Record<keyof typeof viScanWhy, string> = {
  'stop.asked': 'Stopped as you asked.',
  'stop.signed-out': 'Stopped because the session has ended. Sign in again, then go on.',
  'stop.failing':
    'Stopped: the portal reported errors or did not answer. Check that you are still signed in, then try again in a few minutes.',
  'stop.elsewhere': 'Stopped: this portal is being scanned in another tab.',
  'why.refused': 'the portal refused',
  'why.server': 'the portal reported an error',
  'why.timeout': 'the portal did not answer in time, or led to a sign-in page elsewhere',
  'why.not-understood': 'page not understood',
  'why.empty': 'page is empty',
  'why.repeats': 'repeats an earlier page',
  'why.too-many': 'too many pages, not read further',
  'why.no-way': 'more pages follow, but no address leads there. Open this list, then scan',
  'why.skipped': 'left out, since the scan began after it or jumped over it',
  'why.not-told': 'could not be written to the log',
};
