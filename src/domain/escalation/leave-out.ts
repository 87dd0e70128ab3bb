/** Who must not be recognised in what goes to GitHub (ESC-1). */
export interface Someone {
  readonly name: string;
  readonly email: string | null;
}

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** The text without the requester's name, in whole or in parts, and without anybody's e-mail address. */
export function withoutPeople(text: string, someone: Someone): string {
  const email = someone.email?.trim();
  const noOwn = email ? replaceWord(text, email, '(e-mail address)') : text;
  const noEmail = noOwn.replaceAll(EMAIL, '(e-mail address)');
  const whole = someone.name.trim();
  const parts = whole.split(/\s+/).filter((part) => part.length > 2);
  return [whole, ...parts]
    .filter((name) => name.length > 2)
    .reduce((left, name) => replaceWord(left, name, 'the requester'), noEmail);
}

/** Not inside a longer word: Ben is not in Benefit. */
function replaceWord(text: string, word: string, by: string): string {
  const literal = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'), by);
}
