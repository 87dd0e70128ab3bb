import { bringBackTerm } from '../../services/taxonomy/change-terms.ts';
import { readDeskPolicy, readTerm, refuseUnlessMayChange } from '../../services/taxonomy/read-policy.ts';
import {
  POLICY_ADD_COMPONENT,
  POLICY_ADD_LABEL,
  POLICY_BRING_BACK,
  POLICY_CHOOSE,
  POLICY_EDIT,
  POLICY_MERGE,
  POLICY_RETIRE,
  policyModal,
  policyPage,
} from '../../views/desk/policy.ts';
import { mergeModal, retireSureModal, termModal } from '../../views/desk/term.ts';
import { type AskedByButton, type Doors, openView, type Triggered } from '../asked.ts';
import type { Verb } from '../verbs.ts';

export const policyVerb: Verb = {
  usage: 'policy',
  summary: 'what the desk works by; admins change components and labels',
  action: 'desk.read-policy',
  run(asked, words) {
    return words.length > 0 ? undefined : openPolicy(asked);
  },
};

async function openPolicy(asked: Triggered): Promise<undefined> {
  await openView(asked, policyModal(await readDeskPolicy(asked.desk, asked.caller)));
}

/** The page shows what can be done with the one chosen. */
async function pressChooseTerm(asked: AskedByButton): Promise<void> {
  await asked.replace(policyPage(await readDeskPolicy(asked.desk, asked.caller, Number(asked.value))));
}

async function pressAddTerm(asked: AskedByButton): Promise<void> {
  await refuseUnlessMayChange(asked.desk, asked.caller);
  await openView(asked, termModal(asked.value === 'component' ? 'component' : 'label'));
}

async function pressEditTerm(asked: AskedByButton): Promise<void> {
  const { term } = await readTerm(asked.desk, asked.caller, Number(asked.value));
  await openView(asked, termModal(term.kind, term));
}

async function pressMergeTerm(asked: AskedByButton): Promise<void> {
  const { term, terms, count } = await readTerm(asked.desk, asked.caller, Number(asked.value));
  await openView(asked, mergeModal(term, terms, count));
}

async function pressRetireTerm(asked: AskedByButton): Promise<void> {
  const { term, count } = await readTerm(asked.desk, asked.caller, Number(asked.value));
  await openView(asked, retireSureModal(term, count));
}

async function pressBringBackTerm(asked: AskedByButton): Promise<void> {
  const id = await bringBackTerm(asked.desk, asked.caller, Number(asked.value));
  await asked.replace(policyPage(await readDeskPolicy(asked.desk, asked.caller, id)));
}

export const policyButtons: Doors['buttons'] = {
  [POLICY_CHOOSE]: pressChooseTerm,
  [POLICY_ADD_COMPONENT]: pressAddTerm,
  [POLICY_ADD_LABEL]: pressAddTerm,
  [POLICY_EDIT]: pressEditTerm,
  [POLICY_MERGE]: pressMergeTerm,
  [POLICY_RETIRE]: pressRetireTerm,
  [POLICY_BRING_BACK]: pressBringBackTerm,
};
