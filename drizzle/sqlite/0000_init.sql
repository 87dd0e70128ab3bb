CREATE TABLE `channels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`is_member` integer DEFAULT false NOT NULL,
	`is_archived` integer DEFAULT false NOT NULL,
	`is_shared` integer DEFAULT false NOT NULL,
	`read_up_to` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `channels_channel` ON `channels` (`workspace_id`,`channel_id`);--> statement-breakpoint
CREATE TABLE `due` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `due_subject` ON `due` (`workspace_id`,`kind`,`subject`);--> statement-breakpoint
CREATE INDEX `due_next` ON `due` (`due_at`);--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`body` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer,
	`received_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_dedupe` ON `inbox` (`workspace_id`,`dedupe_key`);--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`state`,`next_at`) WHERE "inbox"."next_at" is not null;--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`person_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_member` ON `memberships` (`workspace_id`,`person_id`,`channel_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`audience` text NOT NULL,
	`side` text NOT NULL,
	`author_id` text NOT NULL,
	`text` text NOT NULL,
	`files` text NOT NULL,
	`channel_id` text,
	`ts` text,
	`copy_channel_id` text,
	`copy_ts` text,
	`posted_at` integer NOT NULL,
	`edited_at` integer,
	`deleted_at` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_original` ON `messages` (`workspace_id`,`ticket_id`,`channel_id`,`ts`);--> statement-breakpoint
CREATE INDEX `messages_place` ON `messages` (`channel_id`,`ts`);--> statement-breakpoint
CREATE INDEX `messages_ticket` ON `messages` (`ticket_id`,`id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`lane` text NOT NULL,
	`rank` integer NOT NULL,
	`delivery` text NOT NULL,
	`idem_key` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`is_waiting` integer DEFAULT true NOT NULL,
	`claims` integer DEFAULT 0 NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease_token` text,
	`problem` text,
	`enqueued_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_idem` ON `outbox` (`idem_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`is_waiting`,`rank`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`is_waiting`,`lane`,`id`);--> statement-breakpoint
CREATE TABLE `parked` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`text` text NOT NULL,
	`files` text NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `parked_message` ON `parked` (`workspace_id`,`channel_id`,`ts`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`is_admin` integer DEFAULT false NOT NULL,
	`is_guest` integer DEFAULT false NOT NULL,
	`is_stranger` integer DEFAULT false NOT NULL,
	`is_bot` integer DEFAULT false NOT NULL,
	`is_deactivated` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_person` ON `people` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `ticket_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`actor_id` text NOT NULL,
	`door` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ticket_events_ticket` ON `ticket_events` (`ticket_id`,`id`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`number` integer NOT NULL,
	`summary` text NOT NULL,
	`description` text NOT NULL,
	`requester_id` text NOT NULL,
	`filed_by_id` text NOT NULL,
	`door` text NOT NULL,
	`source_key` text NOT NULL,
	`source_channel_id` text,
	`source_ts` text,
	`status` text DEFAULT 'new' NOT NULL,
	`is_open` integer DEFAULT true NOT NULL,
	`status_before_wait` text,
	`resolution` text,
	`owner_id` text,
	`type` text,
	`priority` text,
	`component` text,
	`triage` text,
	`is_private` integer DEFAULT false NOT NULL,
	`is_sensitive` integer DEFAULT false NOT NULL,
	`conversation_channel_id` text,
	`conversation_ts` text,
	`card_channel_id` text,
	`card_ts` text,
	`filed_at` integer NOT NULL,
	`resolved_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number` ON `tickets` (`workspace_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_source` ON `tickets` (`workspace_id`,`source_key`);--> statement-breakpoint
CREATE INDEX `tickets_conversation` ON `tickets` (`conversation_channel_id`,`conversation_ts`) WHERE "tickets"."conversation_ts" is not null;--> statement-breakpoint
CREATE INDEX `tickets_card` ON `tickets` (`card_channel_id`,`card_ts`) WHERE "tickets"."card_ts" is not null;--> statement-breakpoint
CREATE INDEX `tickets_queue` ON `tickets` (`workspace_id`,`is_open`,`owner_id`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_requester` ON `tickets` (`workspace_id`,`requester_id`,`is_open`,`number`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`bot_user_id` text NOT NULL,
	`setup` text NOT NULL
);
