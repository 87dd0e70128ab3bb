import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../src/cli/policy.ts';
import { nextOpening } from '../../src/domain/time/business-time.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { testFolder } from '../support/engines.ts';
import { mistakesOf, readWhole } from './read.ts';

const SOUND = `calendars:
  desk:
    zone: Europe/Berlin
    hours:
      mon to thu: [08:00 to 12:00, 13:00 to 17:00]
      fri: 08:00 to 12:00
    exceptions:
      2026-12-24: 08:00 to 10:00
      2026-12-31: closed
clocks:
  first_response:
    untriaged: 1 business day
`;

/** The lines about a policy in which one thing has been changed. */
function mistakes(from: string, to: string): readonly string[] {
  expect(SOUND).toContain(from);
  return mistakesOf(SOUND.replace(from, to));
}

it('FR-1 ships a default: weekdays 08:00 to 20:00 in New York, 90 business minutes to a first response', () => {
  const { calendars, clocks } = loadPolicy('default');
  expect(clocks.targets['first response'].usual.untriaged).toEqual({ unit: 'business minutes', count: 90 });
  expect(calendars.desk.zone).toBe('America/New_York');
  const friday = new Date('2026-03-07T01:00:00Z');
  expect(nextOpening(calendars.desk, friday)).toEqual(new Date('2026-03-09T12:00:00Z'));
});

/** As the Office of Personnel Management has them: https://www.opm.gov/policy-data-oversight/pay-leave/federal-holidays/ */
it.each([
  [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  [2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  [2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
])('SLA-4 knows the federal holidays of %i, on the weekdays on which they are observed', (year, days) => {
  const { isHoliday } = loadPolicy('default').calendars.desk;
  const closed = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(year, 0, i + 1)))
    .filter((day) => day.getUTCFullYear() === year && day.getUTCDay() % 6 > 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((date) => isHoliday(date));
  expect(closed).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

it('FUP-1 UPD-4 asks again after 2 days, closes 5 days later, and looks for 3 days of silence unless told otherwise', () => {
  for (const policy of [loadPolicy('default'), readWhole(SOUND)]) {
    expect(policy.followUp).toEqual({ askAgainDays: 2, noticeDays: 5 });
    expect(policy.radar).toEqual({ silentDays: 3 });
  }
  const other = SOUND.replace('clocks:', 'follow_up:\n  ask_again: 1 day\n  closing_notice: 7 days\nclocks:');
  expect(readWhole(other).followUp).toEqual({ askAgainDays: 1, noticeDays: 7 });
});

it('reads several windows a day, exceptions and days', () => {
  const { calendars, clocks } = readWhole(SOUND);
  expect(calendars.desk.week.wed).toEqual([
    { from: 480, to: 720 },
    { from: 780, to: 1020 },
  ]);
  expect(calendars.desk.week.sat).toEqual([]);
  expect(calendars.desk.exceptions).toEqual(
    new Map([
      ['2026-12-24', [{ from: 480, to: 600 }]],
      ['2026-12-31', []],
    ]),
  );
  expect(clocks.targets['first response'].usual.untriaged).toEqual({ unit: 'business days', count: 1 });
});

describe('names each mistake, its place, and what would be right', () => {
  it.each([
    [
      'fri: 08:00 to 12:00',
      'fri: [08:00 to 12:00, 11:00 to 15:00]',
      'desk.yml:6: calendars.desk.hours.fri the windows 08:00 to 12:00 and 11:00 to 15:00 overlap; write 08:00 to 15:00, or leave a gap between them',
    ],
    [
      'fri: 08:00 to 12:00',
      'fri: 22:00 to 02:00',
      'desk.yml:6: calendars.desk.hours.fri “22:00 to 02:00” ends before it starts; over midnight, write 22:00 to 24:00, and 00:00 to 02:00 on the next day',
    ],
    [
      'fri: 08:00 to 12:00',
      'fri: 20:00 to 00:00',
      'desk.yml:6: calendars.desk.hours.fri “20:00 to 00:00” ends before it starts; write 20:00 to 24:00',
    ],
    [
      'fri: 08:00 to 12:00',
      'fri: 08:00 to 25:00',
      'desk.yml:6: calendars.desk.hours.fri “08:00 to 25:00” are no hours; write hours such as 08:00 to 20:00, a list of them, or closed, from 00:00 to 24:00',
    ],
    [
      'fri: 08:00 to 12:00',
      'fri: 8',
      'desk.yml:6: calendars.desk.hours.fri write hours such as 08:00 to 20:00, a list of them, or closed',
    ],
    [
      'fri: 08:00 to 12:00',
      'fir: 08:00 to 12:00',
      'desk.yml:6: calendars.desk.hours.fir is no day of the week; did you mean fri?',
    ],
    [
      'fri: 08:00 to 12:00',
      'thu to fri: 08:00 to 12:00',
      'desk.yml:6: calendars.desk.hours.thu to fri sets thu a second time; each day has one entry',
    ],
    [
      'fri: 08:00 to 12:00',
      'sun to fri: 08:00 to 12:00',
      'desk.yml:6: calendars.desk.hours.sun to fri is no run of days; write them from the earlier to the later, such as mon to fri',
    ],
    [
      'Europe/Berlin',
      'Europe/Berln',
      'desk.yml:3: calendars.desk.zone “Europe/Berln” is no zone; did you mean Europe/Berlin?',
    ],
    [
      'Europe/Berlin',
      'Middle/Earth',
      'desk.yml:3: calendars.desk.zone “Middle/Earth” is no zone; write an IANA zone such as America/New_York',
    ],
    [
      '    zone: Europe/Berlin\n',
      '',
      'desk.yml:2: calendars.desk.zone is missing: write an IANA zone such as America/New_York',
    ],
    [
      '    zone:',
      '    zoen: x\n    zone:',
      'desk.yml:3: calendars.desk.zoen is no key here; did you mean zone?',
    ],
    [
      '    zone:',
      '    holidays: [us-federl]\n    zone:',
      'desk.yml:3: calendars.desk.holidays.0 “us-federl” is no set of holidays; did you mean us-federal?',
    ],
    [
      '    zone:',
      '    holidays: us-federal\n    zone:',
      'desk.yml:3: calendars.desk.holidays write a list of sets, such as [us-federal], or []',
    ],
    [
      '2026-12-31: closed',
      '2026-02-30: closed',
      'desk.yml:9: calendars.desk.exceptions.2026-02-30 is no date: 2026-02 has 28 days',
    ],
    [
      '2026-12-31: closed',
      '2026-13-01: closed',
      'desk.yml:9: calendars.desk.exceptions.2026-13-01 is no date: months go from 01 to 12',
    ],
    [
      '2026-12-31: closed',
      'Christmas: closed',
      'desk.yml:9: calendars.desk.exceptions.Christmas is no date; write year, month and day, such as 2026-12-24',
    ],
    [
      '1 business day',
      '90 minutes',
      'desk.yml:12: clocks.first_response.untriaged “90 minutes” is no target; write 90 business minutes, 4 business hours, 1 business day or none',
    ],
    [
      '1 business day',
      '',
      'desk.yml:12: clocks.first_response.untriaged is missing: write 90 business minutes, 4 business hours, 1 business day or none',
    ],
    [
      'clocks:',
      'follow_up:\n  ask_again: 3 days\nclocks:',
      'desk.yml:11: follow_up.ask_again “3 days” cannot be; write 1 day or 2 days',
    ],
    [
      'clocks:',
      'follow_up:\n  closing_notice: 4 days\nclocks:',
      'desk.yml:11: follow_up.closing_notice “4 days” cannot be; write 5 days, 6 days or 7 days',
    ],
    [
      'clocks:',
      'follow_up:\n  closing_notise: 5 days\nclocks:',
      'desk.yml:11: follow_up.closing_notise is no key here; did you mean closing_notice?',
    ],
    [
      'clocks:',
      'silence_radar:\n  silent_for: soon\nclocks:',
      'desk.yml:11: silence_radar.silent_for “soon” cannot be; write from 1 day to 60 days',
    ],
    ['clocks:', 'clock:', 'desk.yml:10: clock is no key here; did you mean clocks?'],
    ['fri: 08:00 to 12:00', 'mon to thu: closed', 'desk.yml:6: this is not YAML: Map keys must be unique'],
  ])('%s → %s', (from, to, line) => {
    expect(mistakes(from, to)).toContain(line);
  });

  it('all of them at once', () => {
    const source = SOUND.replace('Berlin', 'Berln')
      .replace('31: closed', '32: closed')
      .replace('1 business', '1');
    expect(mistakesOf(source).map((line) => line.split(' ')[0])).toEqual([
      'desk.yml:3:',
      'desk.yml:9:',
      'desk.yml:12:',
    ]);
  });

  it('a desk that never opens, and a file that is empty', () => {
    const shut = SOUND.replace(/mon to thu: .*/, 'mon to fri: closed').replace(/ {6}fri: .*\n/, '');
    expect(mistakesOf(shut)).toEqual([
      'desk.yml:4: calendars.desk.hours opens on no day; give at least one its hours',
    ]);
    expect(mistakesOf('')).toEqual(['desk.yml: is missing: write a policy: calendars and clocks']);
  });

  it('a preset nobody knows', () => {
    expect(() => loadPolicy('defalt')).toThrow(
      'The policy defalt (POLICY) is neither a file nor the name of a preset; did you mean default?',
    );
  });
});

describe('firstline policy check', () => {
  function check(env: Record<string, string>, file?: string) {
    const lines: string[] = [];
    const code = checkPolicy(env, file, new Date('2026-11-01T12:00:00Z'), (line) => lines.push(line));
    return { code, lines };
  }

  it('tells what a sound policy says', () => {
    const { code, lines } = check({});
    expect(code).toBe(0);
    expect(lines[0]).toBe('The policy is sound.');
    expect(lines).toContain('The desk is open Mon to Fri, 08:00 to 20:00 New York.');
    expect(lines.join(' ')).toContain('2026-11-26, 2026-12-25, 2027-01-01');
    expect(lines).toContain(
      'The first response: untriaged, P1, P2 within 90 business minutes; P3 within 1 business day.',
    );
    expect(lines.join(' ')).toContain('asked again after 2 days; the closing notice follows 5 days later');
  });

  it('looks at the file it is given, or at the one that POLICY names', () => {
    const file = join(testFolder(), 'desk.yml');
    writeFileSync(file, SOUND);
    const { lines } = check({}, file);
    expect(lines.join(' ')).toContain('2026-12-24 (08:00 to 10:00), 2026-12-31');
    expect(check({ POLICY: file })).toEqual({ code: 0, lines });
  });

  it('prints a line for each mistake, and fails', () => {
    const file = join(testFolder(), 'desk.yml');
    writeFileSync(file, SOUND.replace('Berlin', 'Berln').replace('1 business day', 'soon'));
    const { code, lines } = check({}, file);
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
  });
});
