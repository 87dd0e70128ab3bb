import {
  declineEscalation,
  giveNews,
  nameEngineer,
  takeEscalation,
} from '../../services/escalation/answer-hand-off.ts';
import { readEngineers, refuseUnlessEngineers } from '../../services/escalation/read-engineer.ts';
import {
  declineForm,
  declineModal,
  engineerForm,
  engineerModal,
  newsForm,
  newsModal,
  takenWords,
} from '../../views/escalation/engineer.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

/** *I take it*, under the question in a direct message or in the card's thread, which it takes the place of. */
export async function pressTakeEscalation({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  const number = Number(value);
  await takeEscalation(desk, caller, number);
  await replace(takenWords(number));
}

export async function pressDecline(asked: AskedByButton): Promise<void> {
  const number = Number(asked.value);
  await refuseUnlessEngineers(asked.desk, asked.caller, number);
  await openView(asked, declineModal(number));
}

export async function submitDecline({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = declineForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await declineEscalation(desk, caller, Number(view.private_metadata), form.data.reason);
  return undefined;
}

export async function pressNews(asked: AskedByButton): Promise<void> {
  const number = Number(asked.value);
  await refuseUnlessEngineers(asked.desk, asked.caller, number);
  await openView(asked, newsModal(number));
}

export async function submitNews({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = newsForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await giveNews(desk, caller, Number(view.private_metadata), form.data.news);
  return undefined;
}

/** *Engineer* behind *More*. */
export async function openEngineer(asked: Triggered, number: number): Promise<undefined> {
  const { now, engineers } = await readEngineers(asked.desk, asked.caller, number);
  await openView(asked, engineerModal(number, now, engineers));
}

export async function submitEngineer({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = engineerForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  await nameEngineer(desk, caller, Number(view.private_metadata), form.data.engineer);
  return undefined;
}

export const engineerVerb: Verb = {
  usage: 'engineer 142 @priya',
  summary: 'ask an engineer to take an escalated ticket; name yourself to take it',
  action: 'ticket.escalate',
  isOffered: ({ tracker }) => tracker !== undefined,
  run(asked, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 2) return undefined;
    const { desk, caller } = asked;
    const personId = asked.text.match(/\s<@(\w+)(?:\|[^>]*)?>$/)?.[1];
    if (!personId) return openEngineer(asked, number);
    return nameEngineer(desk, caller, number, personId).then(() =>
      plainAnswer(
        personId === caller.personId
          ? `You are the engineer of ticket ${number}.`
          : `<@${personId}> is asked to take ticket ${number}.`,
      ),
    );
  },
};
