import type { DrawBadge } from '../../components/welcome/Picture';
import { Badge } from '../../lib/overlay/badge';
import { dress } from '../../lib/overlay/host';
import { OVERLAY_STYLES } from '../../lib/overlay/styles';

/** Px of a portal's usual code column: in both languages the state on one line, the due moment below. */
const ROOM = 170;

/** A badge that is only looked at: nothing to press, nothing to reach by keyboard. */
export const drawBadge: DrawBadge = (record, clock, words, now) => {
  dress(OVERLAY_STYLES);
  const badge = new Badge(document);
  badge.show(record, clock, words, now);
  badge.fit(ROOM);
  badge.host.setAttribute('role', 'img');
  badge.host.removeAttribute('tabindex');
  return badge.host;
};
