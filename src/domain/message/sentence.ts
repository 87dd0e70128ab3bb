/** At the head of a line or a field. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
