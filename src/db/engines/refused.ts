/** The database cannot be used as it is. The message is one line for whoever starts the desk, and says what to do. */
export class DatabaseRefused extends Error {
  override readonly name: string = 'DatabaseRefused';
}

/** It cannot be used now, and may be in a while: it is down, unreachable, locked, full, or its disk is read-only. */
export class DatabaseAway extends DatabaseRefused {
  override readonly name = 'DatabaseAway';
}
