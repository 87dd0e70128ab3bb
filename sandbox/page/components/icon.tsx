/** Drawn here, so that the window looks the same without an emoji font. Strokes on a field of 20 by 20. */
const PATHS = {
  attach: 'M13.5 6.5 8 12a1.8 1.8 0 0 0 2.5 2.5l5.7-5.7a3.4 3.4 0 0 0-4.8-4.8L5.6 9.8a5 5 0 0 0 7 7l4-4',
  send: 'M3 4l14 6-14 6 2.5-6zM5.5 10H11',
  reply: 'M3.5 5.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9l-4 3v-3a1.6 1.6 0 0 1-1.5-2zM7 7h6M7 10h4',
  react: 'M16.5 10.5A6.5 6.5 0 1 1 9.5 4M7.5 8.5v.6M11.5 8.5v.6M7 12c1.4 1.8 3.6 1.8 5 0M15.5 2.5v5M13 5h5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4l-6 6 6 6',
  pin: 'M12 3l5 5-3 1-3 3-.5 3.5L4.5 9.5 8 9l3-3zM7.5 12.5 3.5 16.5',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-6 10-6 10 0M13 4a2.7 2.7 0 0 1 0 5.3M14.5 11.5c2 .5 3 2.5 3 5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  shortcut: 'M11 2.5 4.5 11H9l-1 6.5L14.5 9H10z',
  file: 'M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l3 2',
  moon: 'M16 11.5A6.5 6.5 0 0 1 8.5 4 6.5 6.5 0 1 0 16 11.5z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v2M10 16v2M2 10h2M16 10h2M4.5 4.5 6 6M14 14l1.5 1.5M15.5 4.5 14 6M6 14l-1.5 1.5',
  ticket: 'M2.5 6h15v2.5a1.5 1.5 0 0 0 0 3V14h-15v-2.5a1.5 1.5 0 0 0 0-3zM12 6.5v7',
  eye: 'M2 10c3.5-6 12.5-6 16 0-3.5 6-12.5 6-16 0zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  warning: 'M10 3.5 17.5 16h-15zM10 8v3.5M10 13.700v.1',
  done: 'M4 10.5l4 4 8-9',
  todo: 'M10 14.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9z',
  inspect: 'M8.500 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM12.500 12.500 17 17',
  down: 'M6 8l4 4 4-4',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
