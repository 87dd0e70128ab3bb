/** In the words a policy is written in. */
export function tellMinutes(ms: number): string {
  const count = ms / 60_000;
  if (count % 60 > 0) return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
  return `${count / 60} ${count === 60 ? 'hour' : 'hours'}`;
}
