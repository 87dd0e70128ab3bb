/** A button about an incident says `id`, or `id:number` where it is about one of its sitreps. */
export const incidentOf = (value: string): number => Number(value.split(':', 1)[0]);

export function sitrepOf(value: string): number | undefined {
  const [, number] = value.split(':');
  return number === undefined ? undefined : Number(number);
}
