/** How something came to the desk; kept with every change (PRV-2). */
export const DOORS = [
  'command',
  'form',
  'button',
  'shortcut',
  'reaction',
  'message',
  'direct message',
  'mention',
  'home',
  'desk',
  'github',
  'command line',
] as const;
export type Door = (typeof DOORS)[number];
