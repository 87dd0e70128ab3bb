import type { Outcome } from '../domain/delivery.ts';
import type { Effect, IssueParcel, Parcel, SlackParcel } from '../domain/parcel.ts';

type Carry<P> = (parcel: P, effect: Effect) => Promise<Outcome>;

const NO_GITHUB: Outcome = { is: 'wait', ms: 15 * 60_000, why: 'this desk has no GitHub now' };

/** Gives each parcel to whoever carries its kind. Without GitHub, what is for it waits until there is one again. */
export function carrierOf(
  toSlack: Carry<SlackParcel>,
  toGithub: Carry<IssueParcel> | undefined,
): Carry<Parcel> {
  return async (parcel, effect) => {
    if (!isForGithub(parcel)) return toSlack(parcel, effect);
    return toGithub ? toGithub(parcel, effect) : NO_GITHUB;
  };
}

const isForGithub = (parcel: Parcel): parcel is IssueParcel => /^(?:issue|hooks)/.test(parcel.kind);
