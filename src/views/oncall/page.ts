import type { KnownBlock, ModalView } from '@slack/types';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { Shift } from '../../domain/oncall/duty.ts';
import type { Unreachable } from '../../domain/oncall/reach.ts';
import type { Rota } from '../../domain/oncall/rota.ts';
import { tellWeeks } from '../../domain/oncall/tell-change.ts';
import { unreachableWords } from '../../domain/oncall/words.ts';
import { timeOn } from '../../domain/time/calendar-days.ts';
import { placeOf } from '../../domain/time/tell-hours.ts';
import { tellTime, tellWeekday } from '../../domain/time/tell-moment.ts';
import { button, context, type Drawn, plain, section } from '../blocks.ts';

const ONCALL_PAGE = 'oncall.page';
export const ONCALL_TAKE_OVER = 'oncall.take-over';
export const ONCALL_AWAY = 'oncall.away';
export const ONCALL_SWAP = 'oncall.swap';
export const ONCALL_PHONE = 'oncall.phone';
export const ONCALL_CHANGE = 'oncall.change';
export const ONCALL_REMOVE = 'oncall.remove';

interface Person {
  readonly name: string;
  readonly phone: string | null;
  readonly unreachable: Unreachable | null;
}

interface Shown {
  readonly rights: {
    readonly maySeeNumbers: boolean;
    readonly mayTakeOver: boolean;
    readonly isMember: boolean;
    readonly mayChange: boolean;
  };
  readonly rota: Rota | undefined;
  readonly now: { readonly onDuty: readonly Person[]; readonly backup: readonly Person[] };
  readonly next: Shift | undefined;
  readonly coming: readonly Shift[];
  readonly overrides: readonly { readonly id: number; readonly told: string; readonly mayRemove: boolean }[];
  readonly troubles: readonly string[];
  readonly checkAt: Date | undefined;
  readonly changes: readonly { readonly at: Date; readonly by: string; readonly told: string }[];
  readonly nameOf: (personId: string) => string;
}

export function rotaModal(shown: Shown): ModalView {
  return {
    type: 'modal',
    callback_id: ONCALL_PAGE,
    title: plain('On call'),
    close: plain('Close'),
    blocks: rotaPage(shown).blocks,
  };
}

/** Who is called now and who comes next, with what the reader can do about it (PPL-3). */
export function rotaPage(shown: Shown): Drawn {
  const { rota, changes } = shown;
  const told = changes.map(({ at, by, told: what }) => `${dateToken(at)}  ·  *${escapeText(by)}* ${what}`);
  const blocks = [
    ...(rota ? dutyNow(shown) : noRota(shown)),
    ...troubles(shown),
    ...(rota ? [section(`*Coming turns*\n${shown.coming.map(shiftLine(shown)).join('\n')}`)] : []),
    ...overrides(shown),
    ...acts(shown),
    ...(rota ? [context(orderLine(rota, shown.nameOf))] : []),
    ...(shown.checkAt ? [context(checkLine(shown.checkAt))] : []),
    ...(told.length > 0 ? [context(told.join('\n'))] : []),
  ];
  return { text: 'On call', blocks };
}

const checkLine = (at: Date): string =>
  `Whether everybody who is called can be reached is tried ${dateToken(at)}, and regularly, without a word to them.`;

function dutyNow({ now, next, nameOf, rights }: Shown): KnownBlock[] {
  const until = next ? ` until ${dateToken(next.startsAt)}` : '';
  const then = next ? `*Then*  ${next.personId ? escapeText(nameOf(next.personId)) : '⚠️ nobody'}` : '';
  const onDuty = people(now.onDuty, rights.maySeeNumbers) || '⚠️ Nobody: everybody in the rota is away';
  const backup = people(now.backup, rights.maySeeNumbers) || '⚠️ Nobody';
  return [section([`*On duty*  ${onDuty}${until}`, `*Backup*  ${backup}`, then].filter(Boolean).join('\n'))];
}

function noRota({ now, rights }: Shown): KnownBlock[] {
  const onDuty = people(now.onDuty, rights.maySeeNumbers) || '⚠️ nobody';
  const who = rights.mayChange ? 'Make one below.' : 'Admins and managers make one here.';
  return [
    section(
      `*There is no rota*\nOn triage duty, as set up: ${onDuty}. With a rota people take turns and know it beforehand. ${who}`,
    ),
  ];
}

const people = (list: readonly Person[], hasNumbers: boolean): string =>
  list.map((person) => onePerson(person, hasNumbers)).join(', ');

function onePerson({ name, phone, unreachable }: Person, hasNumbers: boolean): string {
  const number = hasNumbers && phone ? ` (${escapeText(phone)})` : '';
  const trouble = unreachable ? ` ⚠️ ${unreachableWords(unreachable)}` : '';
  return `${escapeText(name)}${number}${trouble}`;
}

const shiftLine =
  ({ nameOf }: Shown) =>
  ({ personId, turnOf, startsAt }: Shift): string => {
    const who = personId ? `*${escapeText(nameOf(personId))}*` : '⚠️ nobody';
    const instead = personId === turnOf ? '' : ` for ${escapeText(nameOf(turnOf))}`;
    return `•  from ${dateToken(startsAt)}  ${who}${instead}`;
  };

function troubles({ troubles: lines }: Shown): KnownBlock[] {
  if (lines.length === 0) return [];
  return [section(`⚠️ *To put right*\n${lines.map((line) => `•  ${line}`).join('\n')}`)];
}

const MOST_OVERRIDES = 20;

function overrides({ overrides: list }: Shown): KnownBlock[] {
  if (list.length === 0) return [];
  const rest = list.length - MOST_OVERRIDES;
  return [
    section('*Takeovers and absences*'),
    ...list.slice(0, MOST_OVERRIDES).map(({ id, told, mayRemove }) => ({
      ...section(told),
      ...(mayRemove ? { accessory: button('Remove', ONCALL_REMOVE, String(id), 'this one') } : {}),
    })),
    ...(rest > 0 ? [context(`${rest} more are still to come.`)] : []),
  ];
}

function acts({ rota, rights }: Shown): KnownBlock[] {
  const elements = [
    ...(rota && rights.mayTakeOver
      ? [button('Take over for a while', ONCALL_TAKE_OVER, 'now', 'triage duty')]
      : []),
    ...(rota && (rights.isMember || rights.mayChange)
      ? [
          button('I’m away', ONCALL_AWAY, 'now', 'from triage duty'),
          button('Swap turns', ONCALL_SWAP, 'now', 'with somebody'),
        ]
      : []),
    ...(rights.mayTakeOver ? [button('My phone number', ONCALL_PHONE, 'own', 'for those who call')] : []),
    ...(rights.mayChange
      ? [button(rota ? 'Change the rota' : 'Make a rota', ONCALL_CHANGE, 'rota', 'members and turns')]
      : []),
  ];
  return elements.length > 0 ? [{ type: 'actions', block_id: 'acts', elements }] : [];
}

function orderLine({ memberIds, weeks, zone, firstOn, minute }: Rota, nameOf: Shown['nameOf']): string {
  const at = timeOn(zone, firstOn, minute) ?? new Date(0);
  const order = memberIds.map((id) => escapeText(nameOf(id))).join(', ');
  return `In turn: ${order}. ${tellWeeks(weeks)} each; hand-over on ${tellWeekday(zone, at)}s at ${tellTime(zone, at)}, ${placeOf(zone)} time.`;
}
