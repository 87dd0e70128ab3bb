/** What people of a workspace decided in `/desk setup`, and what the first start found or made. */
export interface Setup {
  /** Staff work here; its members are the agents. */
  readonly triageChannelId?: string;
  /** Every new message in one of these is a request (IN-1). */
  readonly requestChannelIds?: readonly string[];
  /** The tier 2 people who are called when something may be critical (PPL-3). */
  readonly triageDutyIds?: readonly string[];
  /** The engineers; called where nobody is on triage duty. */
  readonly tier2Ids?: readonly string[];
  /** Hears what goes wrong with the desk's own work. */
  readonly managerId?: string | null;
  readonly deliveryManagerId?: string | null;
  readonly productOwnerId?: string | null;
}
