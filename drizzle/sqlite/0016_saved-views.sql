CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`holder_id` text NOT NULL,
	`name` text NOT NULL,
	`words` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_name` ON `saved_views` (`workspace_id`,`holder_id`,`name`);--> statement-breakpoint
DROP INDEX `tickets_of_component`;--> statement-breakpoint
DROP INDEX `tickets_snoozed`;--> statement-breakpoint
CREATE INDEX `tickets_in_component` ON `tickets` (`workspace_id`,`is_open`,`component_id`,`next_due_at`,`number`) WHERE "tickets"."component_id" is not null;--> statement-breakpoint
CREATE INDEX `tickets_asleep` ON `tickets` (`workspace_id`,`is_open`,`next_due_at`,`number`) WHERE "tickets"."is_snoozed" = true;