import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { shorten } from '../../domain/message/slack-text.ts';
import type { Turn } from '../../domain/oncall/rota.ts';
import { tellDay } from '../../domain/time/tell-moment.ts';
import { context, momentInput, personInput, plain, selectInput, textInput } from '../blocks.ts';

export const TAKE_OVER_FORM = 'oncall.take-over-form';
export const DUTY_AWAY_FORM = 'oncall.away-form';
export const SWAP_FORM = 'oncall.swap-form';
export const PHONE_FORM = 'oncall.phone-form';

/** For whoever has the duty then. */
export const ANYBODY = 'anybody';

interface Shown {
  readonly actor: { readonly personId: string; readonly name: string };
  readonly rights: { readonly isMember: boolean; readonly mayChange: boolean };
  readonly rota: { readonly memberIds: readonly string[] } | undefined;
  readonly turns: readonly Turn[];
  readonly zone: string;
  readonly phone: string | null;
  readonly nameOf: (personId: string) => string;
}

const seconds = z.string().transform((text) => new Date(Number(text) * 1000));

const span = {
  from: seconds.nullish().transform((at) => at ?? null),
  to: z.string('Choose when it ends.').transform((text) => new Date(Number(text) * 1000)),
};

/** `who` is missing where the reader takes it themselves. */
export const takeOverForm = z.object({
  ...span,
  for: z.string('Choose for whom.').transform((id) => (id === ANYBODY ? null : id)),
  who: z.string().nullish(),
});

export const dutyAwayForm = z.object({
  ...span,
  who: z.string().nullish(),
  instead: z
    .string()
    .nullish()
    .transform((id) => id ?? null),
});

export const swapForm = z.object({
  one: z.string('Choose a turn.').transform((ms) => new Date(Number(ms))),
  other: z.string('Choose a turn.').transform((ms) => new Date(Number(ms))),
});

const PHONE = /^\+?[\d ()./-]{4,30}(?:(?:x|ext\.?) ?\d{1,6})?$/i;

export const phoneForm = z.object({
  phone: z
    .string()
    .trim()
    .nullish()
    .transform((text) => text || null)
    .refine(
      (text) => !text || (PHONE.test(text) && text.replaceAll(/\D/g, '').length >= 4),
      'Write a phone number, such as +1 555 010 0199.',
    ),
});

const fromTo = () => [
  momentInput('from', 'From', { at: undefined, optional: true, hint: 'Left empty: from now on.' }),
  momentInput('to', 'To', { at: undefined }),
];

const modal = (
  callbackId: string,
  title: string,
  submit: string,
  blocks: ModalView['blocks'],
): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain(title),
  submit: plain(submit),
  close: plain('Cancel'),
  blocks,
});

/** Those who lead may have somebody else take over. */
export function takeOverModal({ actor, rights, rota, nameOf }: Shown): ModalView {
  const others = rota?.memberIds ?? [];
  return modal(TAKE_OVER_FORM, 'Take over for a while', 'Take over', [
    ...(rights.mayChange ? [personInput('who', 'Who takes over', { initial: actor.personId })] : []),
    selectInput(
      'for',
      'For',
      [[ANYBODY, 'Whoever is on duty then'], ...others.map((id) => [id, shorten(nameOf(id), 75)] as const)],
      { initial: ANYBODY },
    ),
    ...fromTo(),
    context('Whoever is relieved is told. It can be removed again.'),
  ]);
}

export function dutyAwayModal({ actor, rights, rota, nameOf }: Shown): ModalView {
  const members = rota?.memberIds ?? [];
  const who = selectInput(
    'who',
    'Who is away',
    members.map((id) => [id, shorten(nameOf(id), 75)] as const),
    { initial: rights.isMember ? actor.personId : undefined },
  );
  return modal(DUTY_AWAY_FORM, 'Away from triage duty', 'Save', [
    ...(rights.mayChange ? [who] : []),
    ...fromTo(),
    personInput('instead', 'Who has the duty meanwhile', {
      optional: true,
      hint: 'Left empty: the next in order who is there.',
    }),
    context('This is about triage duty alone. `/desk away` says that you take no tickets.'),
  ]);
}

export function swapModal({ actor, rights, turns, nameOf, zone }: Shown): ModalView {
  const option = ({ personId, startsAt, endsAt }: Turn) =>
    [
      String(startsAt.getTime()),
      shorten(`${tellDay(zone, startsAt)} to ${tellDay(zone, endsAt)}, ${nameOf(personId)}`, 75),
    ] as const;
  const isOwn = ({ personId }: Turn) => personId === actor.personId;
  const own = rights.mayChange ? turns : turns.filter(isOwn);
  const others = rights.mayChange ? turns : turns.filter((turn) => !isOwn(turn));
  if (own.length === 0 || others.length === 0) {
    return {
      type: 'modal',
      title: plain('Swap turns'),
      close: plain('Close'),
      blocks: [context('There is nobody to swap with: the rota has one person.')],
    };
  }
  return modal(SWAP_FORM, 'Swap turns', 'Swap', [
    selectInput('one', rights.mayChange ? 'This turn' : 'My turn', own.map(option)),
    selectInput('other', 'For this one', others.map(option)),
    context('Both are told. Each of the two can be removed again.'),
  ]);
}

export function phoneModal({ phone }: Shown): ModalView {
  return modal(PHONE_FORM, 'My phone number', 'Save', [
    textInput('phone', 'Phone number', {
      maxLength: 40,
      optional: true,
      focus: true,
      initial: phone ?? undefined,
      hint: 'Such as +1 555 010 0199. Left empty, the desk keeps none.',
    }),
    context(
      'Those who are called and the workspace’s admins see it here. If nobody answers an incident, it is named where the incident is, so that somebody telephones.',
    ),
  ]);
}
