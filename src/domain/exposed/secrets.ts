import type { ExposedKind } from './kinds.ts';

/** One way to know something; every pattern takes a time that grows with the text alone. */
export interface Sign {
  readonly kind: ExposedKind;
  readonly pattern: RegExp;
  /** What of it may be shown; undefined: it is none after all. */
  readonly mask: (found: RegExpExecArray) => string | undefined;
}

const shows = (masked: string) => () => masked;

/** As those who give them out begin them, so that leaks are found. */
const TOKENS: readonly (readonly [masked: string, pattern: RegExp])[] = [
  ['ghp_…', /(?<![\w-])gh[pousr]_[A-Za-z0-9]{20,255}/g],
  ['github_pat_…', /(?<![\w-])github_pat_\w{20,255}/g],
  ['xox…', /(?<![\w-])xox[abdeoprs]-[A-Za-z0-9-]{10,255}/g],
  ['xapp-…', /(?<![\w-])xapp-\d-[A-Za-z0-9-]{10,255}/g],
  ['hooks.slack.com/…', /hooks\.slack\.com\/(?:services|workflows|triggers)\/\w{6,40}\/[\w/]{6,255}/g],
  ['AKIA…', /(?<![\w-])(?:AKIA|ASIA)[A-Z0-9]{16}(?!\w)/g],
  ['AIza…', /(?<![\w-])AIza[\w-]{35}(?![\w-])/g],
  ['glpat-…', /(?<![\w-])glpat-[\w-]{20,255}/g],
  ['npm_…', /(?<![\w-])npm_[A-Za-z0-9]{36}(?!\w)/g],
  ['sk_…', /(?<![\w-])[rs]k_(?:live|test)_[A-Za-z0-9]{16,255}/g],
  ['whsec_…', /(?<![\w-])whsec_[A-Za-z0-9+/=]{16,255}/g],
  ['eyJ…', /(?<![\w-])eyJ[\w-]{8,4000}\.eyJ[\w-]{8,4000}\.[\w-]{8,4000}/g],
];

/** Words with hyphens are none: it has to be mixed. */
const isMixed = (text: string): boolean => /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text);

/** What stands for a password, and is none. */
const isPlaceholder = (text: string): boolean =>
  /^(?:[*•.x_-]+|[<{[$%].*|(?:your[-_]?)?(?:pass(?:word|wd)?|secret|token|pwd)[>}\]]?)$/i.test(text);

export const SECRETS: readonly Sign[] = [
  {
    kind: 'private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[^-]{0,20000}-----END [A-Z0-9 ]{1,80}-----)?/g,
    mask: shows('-----BEGIN … PRIVATE KEY-----'),
  },
  ...TOKENS.map(([masked, pattern]): Sign => ({ kind: 'token', pattern, mask: shows(masked) })),
  {
    kind: 'token',
    pattern: /(?<![\w-])sk-[\w-]{20,255}/g,
    mask: ([text]) => (isMixed(text) ? 'sk-…' : undefined),
  },
  {
    kind: 'token',
    pattern: /\bBearer\s{1,5}([\w.~+/-]{20,4000})/g,
    mask: ([, value = '']) => (isMixed(value) ? 'Bearer …' : undefined),
  },
  {
    kind: 'secret in a link',
    pattern: /\b([a-z][a-z0-9+.-]{1,20}):\/\/[^\s/:@]{0,100}:([^\s/@]{1,200})@[^\s]{1,200}/gi,
    mask: ([, scheme = '', password = '']) => (isPlaceholder(password) ? undefined : `${scheme}://…:…@…`),
  },
  {
    kind: 'secret in a link',
    pattern: /[?&](access_token|api_?key|auth|password|secret|sig|signature|token)=([^\s&#]{8,2000})/gi,
    mask: ([, name = '', value = '']) =>
      /\d/.test(value) && !isPlaceholder(value) ? `${name}=…` : undefined,
  },
  {
    kind: 'password',
    pattern: /\b(?:password|passwd|passphrase|pwd)\s{0,3}(?:is|=|:)\s{0,3}["'“‘`]?([^\s"'”’`]{6,80})/gi,
    mask: ([, value = '']) => (looksChosen(value) ? 'password …' : undefined),
  },
];

/** A word of a sentence has no digits in it, and no signs but at its end. */
function looksChosen(value: string): boolean {
  const bare = value.replace(/[.,;:!?)\]]+$/, '');
  if (isPlaceholder(bare) || /^https?:/i.test(bare)) return false;
  return /[a-z]/i.test(bare) && /[\d!#$%&*+=?@^~]/.test(bare);
}
