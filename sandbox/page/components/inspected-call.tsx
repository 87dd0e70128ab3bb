import type { LoggedCall, UsedLimit } from '../../inspect/logged-call.ts';

interface InspectedCallProps {
  readonly call: LoggedCall;
  readonly tz: string;
  readonly open: boolean;
}

/** One line; the arguments as JSON behind it. */
export function InspectedCall({ call, tz, open }: InspectedCallProps) {
  return (
    <li>
      <details open={open}>
        <summary>
          <time>{secondsTime(call.atMs, tz)}</time>
          <code>{call.method}</code>
          <span className={call.ok && call.answered ? 'call-ok' : 'call-failed'}>{outcomeOf(call)}</span>
          <span className="call-words">{wordsOf(call.args)}</span>
          <span className="quiet">{call.limits.map(limitWords).join(' · ')}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long JSON is scrolled with the keyboard */}
        <pre tabIndex={0}>{JSON.stringify(call.args, null, 2)}</pre>
      </details>
    </li>
  );
}

function secondsTime(ms: number, timeZone: string): string {
  return new Date(ms).toLocaleTimeString('en-GB', { timeZone });
}

function outcomeOf(call: LoggedCall): string {
  if (!call.ok) return call.error ?? 'failed';
  return call.answered ? 'ok' : 'done, reply lost';
}

/** What a person recognises it by: the message's words, the form's title, the emoji. */
function wordsOf(args: unknown): string {
  const { text, view, name } = args as Sent;
  return text ?? view?.title?.text ?? name ?? '';
}

interface Sent {
  readonly text?: string;
  readonly name?: string;
  readonly view?: { readonly title?: { readonly text: string } };
}

const limitWords = ({ name, used, most }: UsedLimit): string => `${name} ${used}/${most}`;
