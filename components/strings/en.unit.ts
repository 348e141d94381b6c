import type { viUnit } from './vi.unit';

export const enUnit: Record<keyof typeof viUnit, string> = {
  'unit.urgent.none': 'Nothing is overdue or due soon.',
  'unit.record': 'Code',
  'unit.left.time': 'Left',
  'unit.due': 'Due',
  'unit.papers': 'Papers to look at',
  'unit.papers.none': 'Nothing seen missing in {examined} whose papers were looked at.',
  'unit.papers.unexamined':
    'No papers looked at yet. Open each dossier, or press “Check this whole page” in a list on the portal.',
  'unit.papers.found': 'Found',
  'unit.papers.at': 'Looked at',
  'unit.officer.how': 'Officers’ names are kept only once you have given your own under Mine.',
  'unit.compared.none': 'Nothing was received in the last two weeks.',
  'unit.compared.long':
    'In time of those finished; what is open or cannot be told is not counted. By the day of receipt.',
  'unit.hashed': 'Code hidden',
  'unit.finding.count': '{text}: {count}/{of}',
  'unit.finding.component-missing': 'Components missing',
  'unit.finding.component-unreadable': 'Components unreadable',
  'unit.finding.result-unsigned': 'No digital signature seen in the result',
  'unit.finding.document-unsigned': 'No digital signature seen in the document',
};
