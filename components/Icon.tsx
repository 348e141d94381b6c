const CIRCLE = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18';

/** Strokes on a 24 × 24 grid. Each state has its own outline, so that shape alone tells them apart. */
const PATHS = {
  breached: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5M12 16.5v.01',
  critical: 'M12 3.5 21.5 20h-19ZM12 9.5v5M12 17.2v.01',
  warning: 'M7 3h10M7 21h10M8 3c0 5 4 6 4 9s-4 4-4 9M16 3c0 5-4 6-4 9s4 4 4 9',
  running: `${CIRCLE}M12 7v5l3.5 2`,
  met: `${CIRCLE}m-4 9.3 2.8 2.7 5.2-5.5`,
  missed: `${CIRCLE}M9 9l6 6m0-6-6 6`,
  paused: `${CIRCLE}M10 8.5v7m4-7v7`,
  unknown: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.1-1.5 2.4M12 17.5v.01M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4',
  dossier: 'M3 6.5V19h18V8.5h-9L10 6H3.5ZM7 13h10',
  document: 'M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6m-6 4h6',
  petition: 'M4 5h16v11h-8l-5 4v-4H4ZM8 9h8m-8 3h5',
  settings: 'M4 7h9m5 0h2M4 17h3m5 0h8M15.5 4.5v5m-6 5v5',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  unit: 'M4 20V6.5L12 3l8 3.5V20M2.5 20h19M10 20v-4h4v4M8 9.5h.01M12 9.5h.01M16 9.5h.01M8 13h.01M12 13h.01M16 13h.01',
  chart: 'M4 20h16M7 16v-5m5 5V5m5 11V9',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  hours: `${CIRCLE}M12 7v5l3.5 2`,
  calendar: 'M4 6h16v14H4ZM4 10.5h16M8 3.5V8m8-4.5V8',
  deadline: 'M5 21V4m0 0h12l-2 4 2 4H5',
  site: `${CIRCLE}M3 12h18M12 3c3 2.5 3.5 6 3.5 9s-.5 6.5-3.5 9c-3-2.5-3.5-6-3.5-9s.5-6.5 3.5-9`,
  data: 'M4 6c0-4 16-4 16 0s-16 4-16 0Zm0 0v12c0 4 16 4 16 0V6M4 12c0 4 16 4 16 0',
  info: `${CIRCLE}M12 11v5M12 8v.01`,
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.5 11v5m3-5v5',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7Z',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  check: 'M4.5 12.5 10 18 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  open: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative picture: the word beside it carries the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The product's mark: a clock whose hands are a check. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="15" fill="#0b5872" />
      <circle cx="16" cy="16" r="10.5" fill="#ffffff" />
      <path
        d="m11 16.3 3.7 3.7L21.3 12"
        fill="none"
        stroke="#0b5872"
        stroke-width="3.2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
