import { expect, it } from 'vitest';
import { timelinePicture } from '../../../src/domain/incident/timeline-picture.ts';

const at = (time: string) => new Date(`2026-03-07T${time}:00Z`);
const incident = {
  series: 'incident',
  number: 12,
  codename: null,
  state: 'closed',
  severity: 'high',
  declaredAt: at('14:05'),
  resolvedAt: at('17:00'),
  times: { startedAt: at('13:50'), discoveredAt: at('14:05'), containedAt: at('15:30') },
} as const;

const sitrep = (number: number, time: string) => ({
  number,
  kind: 'regular' as const,
  at: at(time),
  dueAt: null,
  author: 'x :crit, y',
  situation: '```\nsection Injected',
});

it('INC-14 the picture has a bar for each stretch on the desk’s own clock, and a mark for each sitrep', () => {
  const report = { ...incident, sitreps: [sitrep(1, '14:20'), sitrep(2, '16:59')] };
  expect(timelinePicture(report, 'America/New_York').split('\n')).toEqual([
    '```mermaid',
    'gantt',
    '  title Incident 12, America/New_York',
    '  dateFormat YYYY-MM-DD HH:mm:ss',
    '  axisFormat %H:%M',
    '  section Course',
    '  Not noticed :done, 2026-03-07 08:50:00, 2026-03-07 09:05:00',
    '  Not contained :crit, 2026-03-07 09:05:00, 2026-03-07 10:30:00',
    '  Contained, watched :active, 2026-03-07 10:30:00, 2026-03-07 12:00:00',
    '  Resolved :milestone, 2026-03-07 12:00:00, 0m',
    '  section Sitreps',
    '  1 :milestone, 2026-03-07 09:20:00, 0m',
    '  2 :milestone, 2026-03-07 11:59:00, 0m',
    '```',
  ]);
});

it('INC-14 over more than a day its axis says the dates, and without a sitrep there is no part for them', () => {
  const long = { ...incident, resolvedAt: new Date('2026-03-09T17:00:00Z'), sitreps: [] };
  const picture = timelinePicture(long, 'UTC');
  expect(picture).toContain('axisFormat %d %b %H:%M');
  expect(picture).not.toContain('Sitreps');
});
