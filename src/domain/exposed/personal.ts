import { ibanLength, isCard, isIban } from './checksums.ts';
import type { Sign } from './secrets.ts';

const digitsIn = (text: string): string => text.replaceAll(/\D/g, '');

/** Names that stand for any address (RFC 2606), and how programs sign in. */
const NOBODYS = /(?:@|\.)(?:example\.(?:com|net|org)|example|invalid|test|localhost)$|^(?:git|no-?reply)@/i;

export const PERSONAL: readonly Sign[] = [
  {
    kind: 'card number',
    pattern:
      /(?<![\w.-])(?:(?:\d{4}[ -]){3}\d{4}(?:[ -]\d{3})?|\d{4}[ -]\d{6}[ -]\d{4,5}|\d{13,19})(?![\w-]|\.\d)/g,
    mask([text]) {
      const digits = digitsIn(text);
      return isCard(digits) ? `… ${digits.slice(-4)}` : undefined;
    },
  },
  {
    kind: 'bank account',
    pattern: /(?<![\w-])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/g,
    mask([text]) {
      const compact = text.replaceAll(/[ -]/g, '');
      const iban = compact.slice(0, ibanLength(compact.slice(0, 2)) ?? 0);
      return isIban(iban) ? `${iban.slice(0, 2)}… ${iban.slice(-2)}` : undefined;
    },
  },
  {
    kind: 'social security number',
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    mask: () => '…-…-…',
  },
  {
    kind: 'e-mail address',
    pattern: /(?<![\w.%+/-])[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-])/g,
    mask([text]) {
      const [name = '', host = ''] = text.split('@');
      return NOBODYS.test(text) ? undefined : `${name.slice(0, 1)}…@${host.slice(0, 1)}…`;
    },
  },
];
