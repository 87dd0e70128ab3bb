import type { Kit } from '#dialect';
import type { RotaChange } from '../../domain/oncall/changes.ts';
import { DOORS } from '../../domain/ticket/door.ts';

/** Who is on duty. */
export function oncallTables(kit: Kit) {
  /** Who is on triage duty in turn (PPL-3); one row for each workspace that has a rota. */
  const rotas = kit.table(
    'rotas',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** In the order of their turns; the first is on duty until the first hand-over. */
      members: kit.json<{ list: readonly string[] }>('members').notNull(),
      weeks: kit.integer('weeks').notNull(),
      /** The date of the first hand-over, and the minute of the day, by the desk's clock. */
      firstOn: kit.text('first_on').notNull(),
      minute: kit.integer('minute').notNull(),
      startsAt: kit.instant('starts_at').notNull(),
      /** Whom the desk has told that they are on duty, and not yet that they no longer are. */
      told: kit.json<{ list: readonly string[] }>('told').notNull(),
    },
    (t) => [kit.uniqueIndex('rotas_workspace').on(t.workspaceId)],
  );

  /** Somebody has the duty for somebody else for a while, or is away while it would be theirs. */
  const rotaOverrides = kit.table(
    'rota_overrides',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Missing of an absence for which nobody is named: the next in order has it. */
      personId: kit.text('person_id'),
      /** Whose duty it would be; null: whoever's. */
      forId: kit.text('for_id'),
      isAway: kit.boolean('is_away').notNull(),
      startsAt: kit.instant('starts_at').notNull(),
      endsAt: kit.instant('ends_at').notNull(),
      madeById: kit.text('made_by_id').notNull(),
      removedAt: kit.instant('removed_at'),
    },
    (t) => [kit.index('rota_overrides_end').on(t.workspaceId, t.endsAt)],
  );

  /** What the desk has said is wrong with who is called, so that it is said once. */
  const rotaWarnings = kit.table(
    'rota_warnings',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      /** Names the one thing: who, what is wrong, and of which turn. */
      key: kit.text('key').notNull(),
      warnedAt: kit.instant('warned_at').notNull(),
    },
    (t) => [kit.uniqueIndex('rota_warnings_key').on(t.workspaceId, t.key)],
  );

  /** Who changed the rota, and how; append-only (PRV-2). */
  const rotaChanges = kit.table(
    'rota_changes',
    {
      id: kit.id(),
      workspaceId: kit.text('workspace_id').notNull(),
      actorId: kit.text('actor_id').notNull(),
      door: kit.oneOf('door', DOORS).notNull(),
      change: kit.json<RotaChange>('change').notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.index('rota_changes_recent').on(t.workspaceId, t.id)],
  );

  return { rotas, rotaOverrides, rotaWarnings, rotaChanges };
}
