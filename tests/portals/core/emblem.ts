import { type Html, raw } from './html';

/** A plain red disc with a star: reminds of a state emblem without being one. */
export const emblem = (size: number): Html =>
  raw(
    `<svg width="${size}" height="${size}" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="23" fill="#f2c230"/><circle cx="24" cy="24" r="20" fill="#d81e16"/><path fill="#ffdf3d" d="m24 9 3.6 10.8H39l-9.2 6.7 3.5 10.9L24 30.7l-9.3 6.7 3.5-10.9L9 19.8h11.4z"/></svg>`,
  );
