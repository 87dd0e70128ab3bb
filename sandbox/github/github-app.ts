import { createPublicKey, createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';

/** A GitHub App that is installed on every repository of the box: whom it lets in, and for how long. */
export interface GithubApp {
  readonly appId: string;
  readonly installationId: number;
  /** PKCS #1, as GitHub gives it out. */
  readonly privateKey: string;
  /** What is wrong with a JWT of the app; undefined: nothing. */
  problemOf(jwt: string): string | undefined;
  /** A token of the installation, good for an hour. */
  issueToken(): { readonly token: string; readonly expiresAt: Date };
  isGood(token: string): boolean;
  /** As when the installation is suspended: no token is good any more. */
  revokeTokens(): void;
}

const HOUR_MS = 3_600_000;
const LONGEST_JWT_S = 600;

export const APP_LOGIN = 'firstline-desk[bot]';

export function githubApp(now: () => Date): GithubApp {
  const appId = '77';
  const tokens = new Map<string, Date>();
  let pem: string | undefined;
  /** Made when somebody signs in as an app: it takes a moment. */
  const privateKey = () => {
    pem ??= generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;
    return pem;
  };
  return {
    appId,
    installationId: 7001,
    get privateKey() {
      return privateKey();
    },
    problemOf(jwt) {
      const [head = '', body = '', signature = ''] = jwt.split('.');
      if (read(head)?.alg !== 'RS256') return 'A JSON web token could not be decoded';
      const verify = createVerify('RSA-SHA256').update(`${head}.${body}`);
      if (!verify.verify(createPublicKey(privateKey()), signature, 'base64url')) {
        return 'A JSON web token could not be decoded';
      }
      return problemOfClaims(read(body) ?? {}, appId, now());
    },
    issueToken() {
      const token = `ghs_${randomUUID().replaceAll('-', '')}`;
      const expiresAt = new Date(now().getTime() + HOUR_MS);
      tokens.set(token, expiresAt);
      return { token, expiresAt };
    },
    isGood: (token) => (tokens.get(token)?.getTime() ?? 0) > now().getTime(),
    revokeTokens: () => tokens.clear(),
  };
}

function problemOfClaims(claims: Record<string, unknown>, appId: string, now: Date): string | undefined {
  const { iss, iat, exp } = claims;
  const seconds = Math.floor(now.getTime() / 1000);
  if (String(iss) !== appId) return "'Issuer' claim ('iss') must be an Integer";
  if (typeof iat !== 'number' || iat > seconds) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  }
  if (typeof exp !== 'number' || exp <= seconds) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  }
  return exp > seconds + LONGEST_JWT_S
    ? "'Expiration time' claim ('exp') is too far in the future"
    : undefined;
}

function read(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
