/**
 * Imported, and nobody has written to its requester since: the desk says nothing to them by itself, whatever becomes
 * of the ticket, and asks them for nothing (IN-5).
 */
export const isQuiet = (ticket: { readonly isImported: boolean; readonly toldAt: Date | null }): boolean =>
  ticket.isImported && ticket.toldAt === null;
