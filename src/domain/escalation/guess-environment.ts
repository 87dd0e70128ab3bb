import type { Environment } from './draft.ts';

const SYSTEMS =
  /\b(?:windows(?: (?:1[01]|[78]))?|macos(?: \d+(?:\.\d+)*)?|mac os(?: x)?|ubuntu(?: \d+(?:\.\d+)?)?|debian|fedora|linux|chrome ?os|android(?: \d+)?|ios(?: \d+(?:\.\d+)?)?|ipados(?: \d+)?|iphone|ipad)\b/i;
const BROWSERS =
  /\b(?:firefox|chrome|chromium|safari|edge|opera|internet explorer|ie)(?:[ /]v?\d+(?:\.\d+)*)?\b/i;
const SERVERS = /\b(?:staging|production|live site|test(?:ing)? (?:server|site|system))\b/i;
const PERMISSIONS =
  /\b(?:as|i am|i'm|i’m) (?:an? |the )?(?<who>(?:site |branch |content )?(?:administrator|admin|editor|author|publisher|contributor|viewer))\b/i;

type Guessed = Pick<Environment, 'system' | 'browser' | 'server' | 'permission'>;

/** What somebody let fall about where it happens, word for word; nothing where they did not. */
export function guessEnvironment(words: string): Guessed {
  return {
    system: SYSTEMS.exec(words)?.[0] ?? '',
    browser: BROWSERS.exec(words)?.[0] ?? '',
    server: SERVERS.exec(words)?.[0] ?? '',
    permission: PERMISSIONS.exec(words)?.groups?.who ?? '',
  };
}

const STEP = /^\s*(?:\d{1,2}[.)]|[-*•])\s+\S/;

/** The lines that somebody numbered, or put one below the other with a sign before each: how to see it. */
export function guessSteps(words: string): string {
  const lines = words.split('\n');
  const first = lines.findIndex((line, at) => STEP.test(line) && STEP.test(lines[at + 1] ?? ''));
  if (first < 0) return '';
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => !STEP.test(line));
  return rest
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.trim())
    .join('\n');
}
