import type { UploadedFile } from '../../server/protocol.ts';
import { usePane } from './pane-context.tsx';

/** Sends what was written: a message, a reply, or a slash command. False when it must be kept in the composer. */
export function useSend(channel: string, threadTs: string | undefined) {
  const { store } = usePane();

  return async (text: string, files: readonly UploadedFile[]): Promise<boolean> => {
    store.notice();
    const command = /^\/(\S+)/.exec(text)?.[0];
    if (command) return sendCommand(command, text);
    const sent = await store.attempt(() => store.call('post', channel, text.trimEnd(), threadTs, files));
    if (sent && sent.channel !== store.getState().channel) store.show(sent.channel);
    return sent !== undefined;
  };

  async function sendCommand(command: string, line: string): Promise<boolean> {
    if (threadTs) {
      store.notice(`${command} is not supported in threads. Sorry!`);
      return false;
    }
    if (!store.getState().window?.commands.some((one) => one.command === command)) {
      const rule = 'In Slack, all messages that start with the “/” character are interpreted as commands.';
      store.notice(`${command} is not a valid command. ${rule}`);
      return false;
    }
    const answer = await store.answered(() => store.call('command', channel, line.trim()));
    return answer.ok;
  }
}
