import type { viAlerts } from './vi.alerts';

export const enAlerts: typeof viAlerts = {
  alerts: 'Notifications',
  'alerts.note':
    'Your system tells you even while no page of a portal is open, in office hours only, each thing once. When something is due soon follows from the thresholds above. Only what was seen on this PC is known.',
  'alerts.near': 'When something is due soon',
  'alerts.late': 'When something is overdue',
  'alerts.morning': 'A summary at opening (your own due checks too)',
  'alerts.closing': 'A summary 30 minutes before closing',
  'alerts.missing': 'The browser does not allow notifications yet, so nothing is told.',
  'alerts.allow': 'Allow notifications',
  'alerts.refused': 'You did not agree, so nothing was switched on. You can try again at any time.',
  'alerts.try': 'Send a test',
  'alerts.tried':
    'Sent. If nothing appears, your system may have notifications switched off: look at its notification settings and its Do Not Disturb, under this browser.',
  'alerts.try.failed': 'It could not be sent. Try again, or restart the browser.',
  'alerts.try.title': 'A test from Đúng Hẹn',
  'alerts.try.message': 'Notifications work.',
  'alerts.snoozed': 'Nothing is told until {moment}.',
  'alerts.resume': 'Resume',
  'alerts.saving.failed': 'It could not be saved. Please try again.',
  snooze: 'Pause notifications',
  'snooze.half-hour': '30 minutes',
  'snooze.hour': '1 hour',
  'snooze.session': 'Until the next session',
};
