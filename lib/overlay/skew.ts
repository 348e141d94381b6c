/** Differences between the portal's clock and the PC's up to this much, in ms, are nobody's concern. */
export const SKEW_TOLERANCE = 120_000;
