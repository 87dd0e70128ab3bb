import { githubDoor } from '../integrations/github/webhook.ts';
import { hearGithub } from '../services/escalation/hear-github.ts';
import { listUnwell, readReadiness } from '../web/readiness.ts';
import { startWeb, type Web } from '../web/server.ts';
import type { Ground } from './ground.ts';

/** The HTTP server, from the first moment: whoever looks sees what the desk waits for. */
export function openWeb(ground: Ground): Promise<Web> {
  const { config, desk, entrance, slack, awaitsDatabase } = ground;
  return startWeb({
    ...config,
    slack: entrance.handle,
    github: makeGithubDoor(ground),
    readiness: () => readReadiness({ desk, slack, awaitsDatabase }),
    unwell: () => listUnwell({ slack, awaitsDatabase }),
  });
}

function makeGithubDoor({ config, desk, state, log }: Ground) {
  const secret = config.github?.webhookSecret ?? null;
  return githubDoor(secret, log, async (news) => {
    const { workspaceId } = state;
    if (!workspaceId) throw new Error('The desk does not know its workspace yet.');
    await hearGithub(desk, workspaceId, news);
  });
}
