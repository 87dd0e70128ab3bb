import type { PersonWindow } from '../../../sandbox/browser/person-window.ts';

export interface Impact {
  readonly reach: string;
  readonly visible: string;
  readonly lasting: string;
  readonly blocks: string;
}

/** Opens *Triage* of a ticket and answers that it is a defect. */
export async function beginTriage(agent: PersonWindow, ticket: number): Promise<void> {
  await agent.button(`Triage: ticket ${ticket}`).click();
  await agent.dialog.getByLabel('No', { exact: true }).first().check();
  await agent.choose('What is it?', 'Defect');
  await agent.dialog.getByLabel('No, it is broken').check();
  await agent.dialog.getByText('How many are affected?').waitFor();
}

export async function answerImpact(agent: PersonWindow, impact: Impact): Promise<void> {
  await agent.choose('How many are affected?', impact.reach);
  await agent.choose('Is it highly visible?', impact.visible);
  await agent.choose('Does it have lasting effects, or change data?', impact.lasting);
  await agent.choose('What does it block?', impact.blocks);
}
