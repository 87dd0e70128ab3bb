import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIban, passesLuhn } from '../../../src/domain/exposed/checksums.ts';
import { findExposed, withoutExposed } from '../../../src/domain/exposed/find-exposed.ts';
import { type ExposedKind, isSecret } from '../../../src/domain/exposed/kinds.ts';

/** Put together, so that nothing that looks for secrets in files stumbles over them. */
const glued = (...parts: string[]): string => parts.join('');
const TAIL = 'Ab3'.repeat(12);

const SEEN: readonly (readonly [kind: ExposedKind, text: string])[] = [
  ['private key', glued('-----BEGIN RSA PRIVATE', ' KEY-----')],
  ['private key', glued('-----BEGIN PRIVATE', ' KEY-----\nMIIE\n-----END PRIVATE KEY-----')],
  ['private key', glued('-----BEGIN OPENSSH PRIVATE', ' KEY-----')],
  ['private key', glued('-----BEGIN PGP PRIVATE', ' KEY BLOCK-----')],
  ['token', glued('gh', 'p_', TAIL)],
  ['token', glued('gh', 's_', TAIL)],
  ['token', glued('github', '_pat_', TAIL)],
  ['token', glued('xo', 'xb-12345678-', TAIL)],
  ['token', glued('xa', 'pp-1-A123-', TAIL)],
  ['token', glued('https://hooks.slack', '.com/services/T00000000/B00000000/', TAIL)],
  ['token', glued('AK', 'IAIOSFODNN7EXAMPLE')],
  ['token', glued('AI', 'za', 'Ab3'.repeat(12).slice(0, 35))],
  ['token', glued('gl', 'pat-', TAIL)],
  ['token', glued('np', 'm_', TAIL)],
  ['token', glued('sk', '_live_', TAIL)],
  ['token', glued('sk', '-proj-', TAIL)],
  ['token', glued('ey', 'JhbGciOiJIUzI1NiJ9.', 'ey', 'JzdWIiOiIxMjM0NTYifQ.', TAIL)],
  ['token', glued('Authorization: Bear', 'er ', TAIL)],
  ['secret in a link', 'postgres://heron:s3same@db.heron.org/heron'],
  ['secret in a link', 'https://maya:opensesame@heron.org/admin'],
  ['secret in a link', 'https://files.heron.org/dump.sql?token=a8f93kd02kd9'],
  ['password', 'the password is Tr0ub4dor'],
  ['password', 'password: hunter2'],
  ['password', 'PWD="s3same!x"'],
  ['card number', '4111 1111 1111 1111'],
  ['card number', '4111-1111-1111-1111'],
  ['card number', '4111111111111111'],
  ['card number', '5555555555554444'],
  ['card number', '3782 822463 10005'],
  ['card number', '2221000000000009'],
  ['bank account', 'DE89 3704 0044 0532 0130 00'],
  ['bank account', 'GB82WEST12345698765432'],
  ['bank account', 'NL91 ABNA 0417 1643 00'],
  ['social security number', '123-45-6789'],
  ['e-mail address', 'lena.okafor@heron-library.org'],
  ['e-mail address', 'lena+events@mail.heron.co.uk'],
];

const UNSEEN = [
  'Saving fails for every editor in the Eastbrook and Millford branches since about 08:40.',
  'The password is expired, and the password: please reset it.',
  'Nobody could sign in; password reset mails were late.',
  'ticket 142, tickets 142 143 144, incident 12, #4711',
  'since 2026-03-03T15:00:00Z, until 03/04/2026 12:30, 2026-03-03 15:00:00.123+01:00',
  'https://heron.slack.com/archives/C0000000005/p1772550004000001?thread_ts=1772550001.000009&cid=C0000000005',
  'commit 3f2a9c81b7d04e5f6a1b2c3d4e5f60718293a4b5, and 9edd0f1',
  '550e8400-e29b-41d4-a716-446655440000 and 41111111-1111-4111-8111-111111111111',
  'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '1772550004000 1772550004000001 1772550004.000003',
  '10.0.0.12:5432, v1.20.3-rc.1, node@20.20.2, @types/node@20.1.0, @priya',
  'git@github.com:heron/library.git, ssh://git@github.com/heron/library, noreply@heron.org',
  'write to maya@example.org or ops@heron.test',
  'postgres://heron:****@db/heron and postgres://heron:<password>@db/heron and redis://:$PASSWORD@cache',
  'https://heron.org:8443/status?page=2&token=none',
  'call +1 202 555 0143 or 202-555-0143, room 4111',
  '4111 1111 1111 1112 is no card, nor is 1234567890123456',
  'DE00 3704 0044 0532 0130 00 is no account',
  '000-12-3456, 666-12-3456, 900-12-3456 and 123-45-67890 are none',
  'task-force, sk-learn-is-fine-for-every-one-of-us, ask-me-anything-whenever-you-like',
];

describe('what does not belong in Slack', () => {
  it.each(SEEN)('INC-11 sees a %s in %#', (kind, text) => {
    for (const said of [text, `Look: ${text}`, `${text} was in the log.`, `(${text})`, `one\n${text}\ntwo`]) {
      expect(
        findExposed(said).map((one) => one.kind),
        said,
      ).toEqual([kind]);
    }
  });

  it.each(UNSEEN)('INC-11 leaves alone: %s', (text) => {
    expect(findExposed(text)).toEqual([]);
  });

  it('INC-11 shows nothing of a value but what is masked, and takes it out whole', () => {
    for (const [kind, text] of SEEN) {
      const [found] = findExposed(text);
      const value = text.slice(found?.at ?? 0, (found?.at ?? 0) + (found?.length ?? 0));
      const longest = Math.max(
        ...(found?.masked ?? '').split(/[…\s]+/).map((part) => (value.includes(part) ? part.length : 0)),
      );
      if (!isSecret(kind)) expect(longest, kind).toBeLessThanOrEqual(8);
      expect(found?.masked, kind).not.toContain(value);
      expect(withoutExposed(`before ${text} after`)).toContain(`[${kind}]`);
      expect(findExposed(withoutExposed(`before ${text} after`))).toEqual([]);
    }
  });

  it('INC-11 names several things in the order in which they stand', () => {
    const text = 'Maya (maya@heron.org) paid with 4111 1111 1111 1111, SSN 123-45-6789';
    expect(findExposed(text).map(({ kind }) => kind)).toEqual([
      'e-mail address',
      'card number',
      'social security number',
    ]);
    expect(withoutExposed(text)).toBe(
      'Maya ([e-mail address]) paid with [card number], SSN [social security number]',
    );
  });
});

const words = fc.constantFrom(
  ...`saving fails for every editor in the branches since about the mails were late nobody could sign in please
  restart index cause found free space on disk drafts typed then may be lost pages are untouched Priya Ruth`.split(
    /\s+/,
  ),
);
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((signs) => signs.join(''))
    // All of them digits is one hash in a hundred thousand, and no card either.
    .filter((hash) => /[a-f]/.test(hash));
const date = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const harmless = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 999_999 }).map((number) => `ticket ${number}`) },
  { weight: 1, arbitrary: date.map((at) => at.toISOString()) },
  {
    weight: 1,
    arbitrary: date.map((at) => `https://heron.slack.com/archives/C0123ABCD/p${at.getTime()}000123`),
  },
  { weight: 1, arbitrary: date.map((at) => String(at.getTime())) },
  { weight: 1, arbitrary: hex(40) },
  { weight: 1, arbitrary: hex(7) },
  { weight: 1, arbitrary: hex(64) },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.ipV4() },
);
const prose = fc
  .array(fc.tuple(harmless, fc.constantFrom(' ', ', ', '. ', '\n', ': ')), { maxLength: 40 })
  .map((parts) => parts.map(([one, sign]) => one + sign).join(''));

/** With its check digit. */
const card = fc
  .tuple(
    fc.constantFrom('4', '51', '55'),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 }),
  )
  .map(([prefix, digits]) => `${prefix}${digits.join('')}`.slice(0, 15))
  .map((body) => [...'0123456789'].map((last) => body + last).find(passesLuhn) ?? '')
  .chain((digits) => fc.constantFrom(digits, digits.replaceAll(/\d{4}(?=\d)/g, '$& ')));

const iban = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 18, maxLength: 18 })
  .map((digits) => digits.join(''))
  .map(
    (body) =>
      Array.from({ length: 97 }, (_, n) => `DE${String(n + 2).padStart(2, '0')}${body}`).find(isIban) ?? '',
  );

it('INC-11 raises no alarm at ordinary prose with numbers, dates, permalinks and hashes in it', () => {
  fc.assert(
    fc.property(prose, (text) => {
      expect(findExposed(text)).toEqual([]);
      expect(withoutExposed(text)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

it('INC-11 sees every card and account, wherever in a text it stands', () => {
  const exposed = fc.oneof(
    card.map((value) => ({ kind: 'card number', value })),
    iban.map((value) => ({ kind: 'bank account', value })),
  );
  fc.assert(
    fc.property(prose, exposed, prose, (before, { kind, value }, after) => {
      const found = findExposed(`${before} ${value} ${after}`);
      expect(found.map((one) => one.kind)).toEqual([kind]);
      expect(found[0]?.masked).not.toContain(value.slice(0, 6));
    }),
    { numRuns: 1000 },
  );
});

it('INC-11 T12 takes no longer than a text deserves, whatever is in it', () => {
  for (const unit of [
    'a@',
    'sk-a',
    'password: ',
    'eyJaaaaaaaaa.',
    '4111 ',
    'x://a:',
    'DE89 ',
    '-----BEGIN ',
    'a.',
  ]) {
    const began = performance.now();
    findExposed(unit.repeat(20_000 / unit.length));
    expect(performance.now() - began, unit).toBeLessThan(1000);
  }
});
