import type { viWelcome } from './vi.welcome';

export const enWelcome: Record<keyof typeof viWelcome, string> = {
  'welcome.title': 'See at once which dossier comes first',
  'welcome.lead':
    'Đúng Hẹn (“on time”) lays deadlines over the one-stop portal and the document system you already use. It changes nothing in those systems.',
  'welcome.picture': 'Example: each row of a list carries a badge with the working time left',
  'welcome.example': 'Illustration with invented data',
  'welcome.code': 'Code',
  'welcome.submitted': 'Submitted',
  'welcome.status': 'Status',
  'welcome.new': 'New',
  'welcome.points': 'What it does',
  'welcome.point.1': 'Counts working time',
  'welcome.point.1.text': 'Lunch, nights, weekends and public holidays do not count.',
  'welcome.point.2': 'Says so when it does not know',
  'welcome.point.2.text':
    'Where a page does not print the times needed, the badge reads “not known” with the reason. Nothing is guessed.',
  'welcome.point.3': 'Stays on this PC',
  'welcome.point.3.text': 'Sends nothing anywhere and never presses a button for you.',
  'welcome.data': 'What is kept, and what never is',
  'welcome.steps': 'Start in three steps',
  'welcome.step.language': 'Choose a language',
  'welcome.step.hours': 'Choose your office hours',
  'welcome.step.hours.note': 'Each season and session can be changed later in the settings.',
  'welcome.step.hours.label': 'Office hours of',
  'welcome.step.sites': 'Choose the sites you use',
  'welcome.step.sites.note': 'The browser will ask you to agree. You can choose several, and take any of them back.',
  'welcome.hours.season': '{from} to {to}: {sessions}',
  'welcome.hours.check': 'Please check against the local notice',
  'welcome.ready': 'Sites switched on: {count}. Open your portal to see the deadline of each dossier.',
  'welcome.pin': 'Tip: click the puzzle icon in the toolbar and pin Đúng Hẹn to keep the unit’s state in view.',
  'welcome.settings': 'Open all settings',
};
