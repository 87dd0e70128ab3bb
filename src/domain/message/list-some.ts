/** More names make a list that nobody reads, and that Slack may not take. */
const MOST = 20;

/** “Priya, Sam and 12 more”: a role may be given to a user group of two hundred. */
export function listSome(names: readonly string[], between = ', ', most = MOST): string {
  const more = names.length - most;
  const last = between.endsWith('\n') ? between : ' ';
  return more > 0 ? `${names.slice(0, most).join(between)}${last}and ${more} more` : names.join(between);
}
