/** Of digits alone: the last one proves the others, as on every card. */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .map(Number)
    .map((digit, at) => (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2))
    .reduce((total, digit) => total + digit, 0);
  return sum % 10 === 0;
}

/** By how a number begins, how long it can be. */
const ISSUERS: readonly (readonly [prefix: RegExp, ...lengths: number[]])[] = [
  [/^4/, 13, 16, 19],
  [/^5[1-5]/, 16],
  [/^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, 16],
  [/^3[47]/, 15],
  [/^3(?:0[0-5]|[68])/, 14],
  [/^35(?:2[89]|[3-8])/, 16, 17, 18, 19],
  [/^6(?:011|4[4-9]|5)/, 16, 17, 18, 19],
];

export const isCard = (digits: string): boolean =>
  ISSUERS.some(([prefix, ...lengths]) => prefix.test(digits) && lengths.includes(digits.length)) &&
  passesLuhn(digits);

/** How long an IBAN is, by its country. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{ AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BR: 29, BY: 28, CH: 21 },
  ...{ CR: 22, CY: 28, CZ: 24, DE: 22, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FO: 18, FR: 27 },
  ...{ GB: 22, GE: 22, GI: 23, GL: 18, GR: 27, GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26 },
  ...{ IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24 },
  ...{ ME: 22, MK: 19, MR: 27, MT: 31, MU: 30, NL: 18, NO: 15, PK: 24, PL: 28, PS: 29, PT: 25, QA: 29 },
  ...{ RO: 24, RS: 22, SA: 24, SC: 31, SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29, XK: 20 },
};

export const ibanLength = (country: string): number | undefined =>
  Object.hasOwn(IBAN_LENGTHS, country) ? IBAN_LENGTHS[country] : undefined;

/** Without spaces, in capitals: ISO 13616's remainder of 97. */
export function isIban(iban: string): boolean {
  if (ibanLength(iban.slice(0, 2)) !== iban.length) return false;
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  let rest = 0;
  for (const sign of moved)
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
