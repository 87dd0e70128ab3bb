import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PolicyRefused } from '../../src/policy/policy.ts';
import { deskDatabases } from '../support/engines.ts';
import { texts } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { shown } from '../support/triage-form.ts';

const wrong = { availability: { away_emoji: ['palm tree'] } };

const toldOf = async (stage: Stage) =>
  texts(await stage.as('ola').history('@firstline')).filter((text) => text.includes('policy file is wrong'));

it.each(deskDatabases)(
  'a wrong policy leaves the old one in force, and admins hear what is wrong, on %s',
  async (_, database) => {
    const policy = policyWith({ groups: { networks: { name: 'Networks' } } });
    const stage = await openStage({ policy, database: await database() });
    const sound = readFileSync(policy, 'utf8');
    writeFileSync(policy, readFileSync(policyWith(wrong), 'utf8'));
    await stage.restart();
    await stage.restart();
    expect(stage.running.desk.policy.groups.map(({ key }) => key)).toContain('networks');
    const told = await toldOf(stage);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('availability.away_emoji.0 “palm tree” is no name of an emoji');
    await stage.as('ola').command('#general', '/desk policy');
    expect(await shown(stage, 'ola')).toContain('this is the policy before it');

    writeFileSync(policy, sound.replace('Networks', 'Nets'));
    await stage.restart();
    expect(stage.running.desk.policyMistakes).toEqual([]);
    expect(stage.running.desk.policy.groups.find(({ key }) => key === 'networks')?.name).toBe('Nets');
    expect(await toldOf(stage)).toHaveLength(1);
  },
);

it('a desk that never had a sound policy does not start with a wrong one', async () => {
  await expect(openStage({ policy: policyWith(wrong) })).rejects.toThrow(PolicyRefused);
});
