import { expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { updateIncidentPerson } from '../../src/db/incident-people.ts';
import { listTellings } from '../../src/db/incident-tellings.ts';
import { getIncident } from '../../src/db/incidents.ts';
import { transact } from '../../src/db/transact.ts';
import { askStakeholders } from '../../src/services/incident/ask-stakeholders.ts';
import { assessIncident } from '../../src/services/incident/assess-incident.ts';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { releaseStakeholders } from '../../src/services/incident/write-stakeholders.ts';
import { handOver, messageTo, pressOn, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { declarationOf } from '../support/declaration.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declaredStage, pressCard, pressMoreAct, ROOM } from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit, topModal } from '../support/stage.ts';

/** Ruth leads a confirmed incident of which stakeholders are to hear; Joan, the product owner, is asked. */
async function askedStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await declaredStage(options);
  await assess(stage, 'ruth', { notify: 'yes' });
  return stage;
}

const toChannel = (channel: string) =>
  policyWith({ incidents: { stakeholders: { channel, answer_within: '20 minutes' } } });

const edit = async (stage: Stage, fields: Readonly<Record<string, string>>) => {
  await pressOn(stage, 'joan', await messageTo(stage, 'joan', 'stakeholders.edit'), 'stakeholders.edit');
  const answer = await submit(stage.as('joan'), fields);
  await stage.settle();
  return answer;
};

const ready = async (stage: Stage) =>
  pressOn(stage, 'joan', await messageTo(stage, 'joan', 'stakeholders.ready'), 'stakeholders.ready');

async function release(stage: Stage, who = 'ruth') {
  await pressOn(stage, who, await messageTo(stage, who, 'stakeholders.release'), 'stakeholders.release');
  const answer = await submit(stage.as(who), {});
  await stage.settle();
  return answer;
}

const modalOf = async (stage: Stage, who: string) => JSON.stringify((await topModal(stage.as(who))).view);
const MEANS = 'Event pages cannot be saved; published pages are untouched.';

it.each(deskDatabases)(
  'INC-5 the product owner writes, the commander releases, and it goes where the policy says, on %s',
  async (_, database) => {
    const stage = await askedStage({ database: await database(), policy: toChannel('general') });
    const draft = await toldTo(stage, 'joan');
    expect(draft).toContain('*What are stakeholders told of incident 1?* Ruth Abara asks you.');
    expect(draft).toContain('Parts of the service may not work for you.');
    expect(await edit(stage, { means: MEANS })).toEqual({ ok: true });
    expect(await toldTo(stage, 'ruth')).toContain(
      'Joan Mercer wrote what stakeholders of incident 1 are told.',
    );
    expect(await allSaid(stage, 'maya', '#general')).not.toContain(MEANS);

    await pressOn(
      stage,
      'ruth',
      await messageTo(stage, 'ruth', 'stakeholders.release'),
      'stakeholders.release',
    );
    expect(await modalOf(stage, 'ruth')).toContain('It is posted in #general');
    await submit(stage.as('ruth'), {});
    await stage.settle();
    expect(await modalOf(stage, 'ruth')).toContain('it goes to #general now');
    const posted = (await stage.as('maya').history('#general')).filter((one) => saidIn(one).includes(MEANS));
    expect(posted).toHaveLength(1);
    expect(await allSaid(stage, 'ruth', ROOM)).toContain('Ruth Abara released what stakeholders are told');

    const { db } = stage.running.desk;
    expect((await getIncident(db, 1)).stakeholders).toBe('told');
    const told = (await listIncidentEvents(db, 1)).find(({ kind }) => kind === 'stakeholders');
    expect(JSON.stringify(told?.detail)).toContain(MEANS);
    expect((await listTellings(db, 1)).filter(({ what }) => what === 'stakeholders')).toHaveLength(1);
    await pressCard(stage, 'ruth', 'incident.resolve');
    expect(await modalOf(stage, 'ruth')).not.toContain('Were stakeholders told?');
  },
);

it('INC-5 where the policy names no channel it is shown to be copied', async () => {
  const stage = await askedStage();
  await ready(stage);
  await release(stage);
  const copy = await modalOf(stage, 'ruth');
  expect(copy).toContain('Copy it to where stakeholders read it');
  expect(copy).toContain('Saving fails. People are working on it.');
});

it('INC-5 where Slack will not take it there the commander gets it to copy', async () => {
  const stage = await askedStage({ policy: toChannel('no-such-channel') });
  await ready(stage);
  await release(stage);
  await stage.pass(MINUTE_MS);
  expect(await toldTo(stage, 'ruth')).toContain('was not posted in #no-such-channel (channel_not_found)');
});

it('INC-5 without an answer in time the commander hears it, once', async () => {
  const stage = await askedStage({ policy: toChannel('general') });
  await stage.pass(19 * MINUTE_MS);
  expect(await toldTo(stage, 'ruth')).not.toContain('has not answered about what stakeholders');
  await stage.pass(2 * MINUTE_MS);
  await stage.pass(60 * MINUTE_MS);
  const said = (await stage.as('ruth').history('@firstline')).filter(({ text }) =>
    text.includes('Joan Mercer has not answered about what stakeholders of incident 1 are told'),
  );
  expect(said).toHaveLength(1);
  await ready(stage);
  await release(stage);
  expect((await getIncident(stage.running.desk.db, 1)).stakeholders).toBe('told');
});

it('INC-5 nor of another one, after the first is out', async () => {
  const stage = await askedStage({ policy: toChannel('general') });
  await ready(stage);
  await release(stage);
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id, true);
  await pressMoreAct(stage, 'ruth', 'stakeholders');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await stage.pass(21 * MINUTE_MS);
  expect(await toldTo(stage, 'ruth')).toContain('has not answered about what stakeholders');
});

it('INC-5 INC-4 what was not released before it was over is of then: opened again, another one is asked for', async () => {
  const stage = await askedStage();
  await edit(stage, { means: MEANS });
  const before = await messageTo(stage, 'ruth', 'stakeholders.release');
  await pressCard(stage, 'ruth', 'incident.resolve');
  await choose(stage, 'ruth', { stakeholders: 'not needed' });
  expect(await submit(stage.as('ruth'), { situation: 'Over', stakeholdersWhy: 'Over by itself' })).toEqual({
    ok: true,
  });
  await stage.settle();
  await stage.pass(MINUTE_MS);
  await pressCard(stage, 'ruth', 'incident.reopen');
  expect(await submit(stage.as('ruth'), { reason: 'It is back' })).toEqual({ ok: true });
  await stage.settle();
  await pressOn(stage, 'ruth', before, 'stakeholders.release');
  expect(await toldTo(stage, 'ruth')).toContain('this text is from before it was opened again');
  await pressMoreAct(stage, 'ruth', 'stakeholders');
  expect(await modalOf(stage, 'ruth')).not.toContain(MEANS);
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect(await edit(stage, { means: 'Saving fails again.' })).toEqual({ ok: true });
  expect(await release(stage)).toMatchObject({ ok: true });
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Saving fails again.');
});

it('INC-5 sent back with a word it is with the product owner again', async () => {
  const stage = await askedStage();
  await ready(stage);
  await pressOn(stage, 'ruth', await messageTo(stage, 'ruth', 'stakeholders.back'), 'stakeholders.back');
  expect(await submit(stage.as('ruth'), { reason: 'Say that published pages are untouched' })).toEqual({
    ok: true,
  });
  await stage.settle();
  expect(await toldTo(stage, 'joan')).toContain('back*: Say that published pages are untouched');
  expect(await edit(stage, { means: MEANS })).toEqual({ ok: true });
  await release(stage);
  expect(await modalOf(stage, 'ruth')).toContain(MEANS);
});

it('INC-11 W-5 what the product owner writes is read for data of persons, and for a promised end', async () => {
  const stage = await askedStage();
  const promised = await edit(stage, { means: 'It will be fixed by 16:00.' });
  expect(promised.errors?.means).toContain('reads like a promise of when it is over');
  await submit(stage.as('joan'), { means: 'Ask lena.okafor@heron.org' });
  expect(await modalOf(stage, 'joan')).toContain('an e-mail address (l…@h…)');
  expect(await toldTo(stage, 'ruth')).not.toContain('wrote what stakeholders');
});

it('INC-5 PPL-4 nobody else writes, whoever wrote does not release, and it is released once', async () => {
  const stage = await askedStage();
  const { desk, workspaceId } = stage.running;
  const by = (who: string, key: string) =>
    ({
      workspaceId,
      personId: stage.as(who).person.id,
      door: 'button',
      inputKey: key,
      isStored: false,
    }) as const;
  await expect(releaseStakeholders(desk, by('ruth', '1'), 1)).rejects.toThrow('still writing it');
  await pressMoreAct(stage, 'ruth', 'hand over');
  await handOver(stage, 'ruth', 'joan', 'All is well');
  await pressOn(stage, 'joan', await messageTo(stage, 'joan', 'incident.accept'), 'incident.accept');
  await ready(stage);
  await expect(releaseStakeholders(desk, by('joan', '2'), 1)).rejects.toThrow('you wrote it yourself');
  await expect(releaseStakeholders(desk, by('maya', '3'), 1)).rejects.toThrow('only the commander');
  await pressCard(stage, 'tomas', 'incident.take-communications');
  await releaseStakeholders(desk, by('tomas', '4'), 1);
  await expect(releaseStakeholders(desk, by('tomas', '5'), 1)).rejects.toThrow('released already');
});

it('INC-5 *Stakeholders…* asks for another one, and says how far it is', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth');
  expect(await toldTo(stage, 'joan')).not.toContain('stakeholders');
  await pressMoreAct(stage, 'ruth', 'stakeholders');
  expect(await modalOf(stage, 'ruth')).toContain('Joan Mercer gets a draft to edit');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect(await modalOf(stage, 'ruth')).toContain('Joan Mercer is asked');
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id, true);
  await pressMoreAct(stage, 'ruth', 'stakeholders');
  expect(await modalOf(stage, 'ruth')).toContain('Joan Mercer is writing');
});

it('INC-1 INC-5 of a drill it is written and released, goes nowhere, and nobody is to copy it', async () => {
  const stage = await openStage({ policy: toChannel('general') });
  await stage.as('ruth').command('#general', '/incident drill the search is down');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const room = '#drill-1-the-search-is-down';
  await assess(stage, 'ruth', { notify: 'yes' }, room);
  expect(await toldTo(stage, 'joan')).toContain('What are stakeholders told of DRILL 1?');
  await ready(stage);
  await pressOn(
    stage,
    'ruth',
    await messageTo(stage, 'ruth', 'stakeholders.release'),
    'stakeholders.release',
  );
  expect(await modalOf(stage, 'ruth')).toContain('This is practice: nobody outside is told.');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const released = await modalOf(stage, 'ruth');
  expect(released).toContain('DRILL 1: it is on the record. This is practice');
  expect(released).not.toContain('People are working on it');
  expect(await allSaid(stage, 'ruth', room)).toContain('released what stakeholders are told');
  expect(await allSaid(stage, 'ruth', room)).not.toContain('to be copied');
  expect(await allSaid(stage, 'maya', '#general')).not.toContain('News of a problem');
  expect((await getIncident(stage.running.desk.db, 1)).stakeholders).toBe('told');
});

it('INC-10 of a private one only a product owner who is in it is asked, and nothing is posted', async () => {
  const stage = await openStage({ policy: toChannel('general') });
  const { desk, workspaceId } = stage.running;
  const personId = stage.as('ruth').person.id;
  const by = (inputKey: string) =>
    ({ workspaceId, personId, door: 'form', inputKey, isStored: false }) as const;
  const declaration = { ...declarationOf('quagga seen'), severity: 'high', isPrivate: true } as const;
  await declareIncident(desk, by('1'), declaration);
  await stage.settle();
  const contingency = { isActivated: false, why: 'No' };
  const assessment = {
    hits: ['confidentiality'],
    outsideCause: 'no',
    contingency,
    suspicious: 'no',
  } as const;
  const assessed = {
    assessment: { ...assessment, notifyStakeholders: true },
    severity: 'high',
    situation: '',
  } as const;
  await assessIncident(desk, by('2'), 1, assessed);
  await stage.settle();
  expect(await toldTo(stage, 'joan')).not.toContain('juniper');
  expect(await toldTo(stage, 'ruth')).toContain('The product owner is not in room-juniper');

  await transact(desk.db, async (tx) => {
    const incident = await getIncident(tx, 1);
    await updateIncidentPerson(tx, incident, stage.as('joan').person.id, {});
  });
  await askStakeholders(desk, by('3'), 1);
  await stage.settle();
  expect(await toldTo(stage, 'joan')).toContain('What are stakeholders told of room-juniper?');
  expect(await toldTo(stage, 'joan')).not.toContain('quagga');
  await ready(stage);
  await release(stage);
  expect(await modalOf(stage, 'ruth')).toContain('Copy it to where');
  expect(await allSaid(stage, 'maya', '#general')).not.toContain('News of a problem');
});
