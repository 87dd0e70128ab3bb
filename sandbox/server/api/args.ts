import { refuse } from '../world/refusal.ts';

export type Args = Readonly<Record<string, unknown>>;

/** Clients send nested values as JSON in a form; the ledger and the methods want what was meant. */
const JSON_ARGS = new Set(['blocks', 'attachments', 'view', 'metadata', 'files', 'unfurls', 'profile']);
const BOOLEAN_ARGS = new Set([
  'as_user',
  'exclude_archived',
  'exclude_members',
  'force',
  'full',
  'include_all_metadata',
  'include_count',
  'include_disabled',
  'include_locale',
  'include_num_members',
  'include_users',
  'inclusive',
  'is_private',
  'link_names',
  'mrkdwn',
  'prevent_creation',
  'reply_broadcast',
  'return_im',
  'unfurl_links',
  'unfurl_media',
]);

export function meantArgs(raw: Args): Args {
  return Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, meant(key, value)]));
}

export function text(args: Args, key: string): string | undefined {
  const value = args[key];
  return value === undefined || value === null ? undefined : spelled(value);
}

/** JSON can hold what is no text and cannot be made one, such as `{"toString":""}`. */
function spelled(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

export function needed(args: Args, key: string): string {
  const value = text(args, key);
  if (value) return value;
  return refuse('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${key}`] },
  });
}

export function flag(args: Args, key: string): boolean | undefined {
  const value = args[key];
  return value === undefined ? undefined : value === true || value === 1 || value === '1';
}

export function list(args: Args, key: string): readonly string[] {
  const value = args[key];
  if (Array.isArray(value)) return value.map(spelled);
  return (text(args, key) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function meant(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (BOOLEAN_ARGS.has(key)) return value === 'true' || value === '1';
  if (!JSON_ARGS.has(key) || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
