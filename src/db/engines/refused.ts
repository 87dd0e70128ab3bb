/** The database cannot be used as it is. The message is one line for whoever starts the desk, and says what to do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}
