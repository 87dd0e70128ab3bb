import { readIncidentName } from '../../domain/incident/name.ts';
import { askForAccess, decideAccess } from '../../services/incident/access.ts';
import { plainAnswer } from '../../views/words.ts';
import type { AskedByButton } from '../asked.ts';
import type { Verb } from '../verbs.ts';

/** Not one of the incident verbs: those find only what whoever asks may see. */
export const accessVerb: Verb = {
  usage: 'access room-juniper',
  summary: 'ask to be let into a private incident whose codename you know',
  action: 'incident.declare',
  run({ desk, caller }, [word, ...more]) {
    if (!word) return Promise.resolve(plainAnswer(WHICH));
    const named = readIncidentName(word);
    // `access lost for everybody` is something to declare.
    if (more.length > 0 || !named || !('codename' in named)) return undefined;
    return askForAccess(desk, caller, named.codename).then(plainAnswer);
  },
};

const WHICH =
  'Nobody was asked. A private incident is known by its codename alone: `/incident access room-juniper`.';

export const pressAccess =
  (isLetIn: boolean) =>
  async ({ desk, caller, value }: AskedByButton): Promise<void> => {
    const [id = '', personId = ''] = value.split(':');
    await decideAccess(desk, caller, Number(id), personId, isLetIn);
  };
