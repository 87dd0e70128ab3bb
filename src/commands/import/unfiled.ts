import { randomUUID } from 'node:crypto';
import { begun } from '../../domain/import/facts.ts';
import { daysOf, type Range, rangeOf } from '../../domain/import/range.ts';
import { readUnfiled } from '../../domain/import/read-unfiled.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import {
  findUnfiled,
  type Importer,
  readImporter,
  refuseWhereStaffWork,
} from '../../services/import/find-unfiled.ts';
import type { Drawn } from '../../views/blocks.ts';
import { type FormErrors, type FormUpdate, formErrors, readForm } from '../../views/form.ts';
import { importModal } from '../../views/import/import.ts';
import { unfiledForm, unfiledModal } from '../../views/import/unfiled.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByCommand, type AskedByForm, openView, type Triggered } from '../asked.ts';

const HOW =
  '`/ticket list unfiled #channel since 2026-02-24 until 2026-03-02`, without days for the last week, or with the link of one message.';

/** `/ticket list unfiled`, `text` as Slack spells it. Without a channel where people ask, the form asks for one. */
export async function listUnfiled(asked: AskedByCommand, text: string): Promise<Drawn | undefined> {
  const { desk, caller } = asked;
  const importer = await readImporter(desk, caller);
  const read = readUnfiled(text);
  if ('fault' in read) {
    return plainAnswer(
      `Nothing was read: “${escapeText(read.fault)}” is no channel I can find, and no day. ${HOW}`,
    );
  }
  const range = rangeOf(read, importer.timeZone, desk.now());
  if ('fault' in range) return plainAnswer(`Nothing was read. ${range.fault} ${HOW}`);
  const channelId = read.channelId ?? hereIfTalk(asked.channelId, importer);
  if (!channelId) {
    await openView(asked, unfiledModal(daysOf(range, importer.timeZone), null));
    return undefined;
  }
  refuseWhereStaffWork(importer.staffChannelIds, channelId);
  await look(asked, channelId, range, read.ts);
  return undefined;
}

const hereIfTalk = (channelId: string, { staffChannelIds }: Importer): string | undefined =>
  channelId.startsWith('D') || staffChannelIds.includes(channelId) ? undefined : channelId;

/** The form first: a trigger does not wait. What is found is drawn in it. */
async function look(asked: Triggered, channelId: string, range: Range, ts: string | null): Promise<void> {
  const { desk, caller } = asked;
  const key = randomUUID();
  const shown = ts ? { from: timeOf(ts), until: timeOf(ts) } : range;
  await openView(asked, importModal(begun(key, channelId, shown)));
  await findUnfiled(desk, caller, { key, channelId, where: ts ? { ts } : range });
}

/** *Messages without a ticket* of App Home. */
export async function openUnfiled(asked: Triggered, channelId: string | null = null): Promise<void> {
  const { desk, caller } = asked;
  const { timeZone } = await readImporter(desk, caller);
  const range = rangeOf({ from: null, until: null }, timeZone, desk.now());
  if ('fault' in range) throw new Error('The last week is a range.');
  await openView(asked, unfiledModal(daysOf(range, timeZone), channelId));
}

export async function submitUnfiled({
  desk,
  caller,
  view,
}: AskedByForm): Promise<FormErrors | FormUpdate | undefined> {
  const form = unfiledForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);

  const { timeZone } = await readImporter(desk, caller);
  const range = rangeOf(form.data, timeZone, desk.now());
  if ('fault' in range) return { response_action: 'errors', errors: { [range.field]: range.fault } };
  const { channel: channelId } = form.data;
  const key = randomUUID();
  await findUnfiled(desk, caller, { key, channelId, where: range });
  return { response_action: 'update', view: importModal(begun(key, channelId, range)) };
}
