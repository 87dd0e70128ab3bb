const SYSTEMS =
  /\b(?:windows(?: (?:1[01]|[78]))?|macos(?: \d+(?:\.\d+)*)?|mac os(?: x)?|ubuntu(?: \d+(?:\.\d+)?)?|debian|fedora|linux|chrome ?os|android(?: \d+)?|ios(?: \d+(?:\.\d+)?)?|ipados(?: \d+)?|iphone|ipad)\b/i;
const BROWSERS =
  /\b(?:firefox|chrome|chromium|safari|edge|opera|internet explorer|ie)(?:[ /]v?\d+(?:\.\d+)*)?\b/i;

/** What somebody let fall about their machine, word for word; nothing where they did not. */
export function guessEnvironment(words: string): { readonly system: string; readonly browser: string } {
  return { system: SYSTEMS.exec(words)?.[0] ?? '', browser: BROWSERS.exec(words)?.[0] ?? '' };
}
