import type { Observation } from '../portals/types';

/** A record within its page. */
export const keyOf = ({ kind, record }: Pick<Observation, 'kind' | 'record'>): string => `${kind}|${record}`;
