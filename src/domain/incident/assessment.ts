/** INC-5: what the commander says of it in one form. */
export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;
export type YesNoUnknown = (typeof YES_NO_UNKNOWN)[number];

export const PROPERTIES = ['confidentiality', 'integrity', 'availability'] as const;
export type Property = (typeof PROPERTIES)[number];

export interface Assessment {
  /** What of confidentiality, integrity and availability is hit; one at the least. */
  readonly hits: readonly Property[];
  readonly outsideCause: YesNoUnknown;
  readonly contingency: { readonly isActivated: boolean; readonly why: string };
  readonly suspicious: YesNoUnknown;
  /** Whether the product owner is to notify stakeholders. */
  readonly notifyStakeholders: boolean;
}

/** What became of telling stakeholders. */
export const STAKEHOLDER_DECISIONS = ['told', 'not needed'] as const;
export type StakeholderDecision = (typeof STAKEHOLDER_DECISIONS)[number];
