CREATE TABLE `term_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`term_id` integer NOT NULL,
	`actor_id` text NOT NULL,
	`door` text NOT NULL,
	`kind` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `term_changes_recent` ON `term_changes` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`key` text,
	`colour` text,
	`about` text DEFAULT '' NOT NULL,
	`follows` text,
	`seeded_as` text,
	`retired_at` integer,
	`merged_into_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_name` ON `terms` (`workspace_id`,`kind`,`key`);--> statement-breakpoint
CREATE TABLE `ticket_labels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`ticket_id` integer NOT NULL,
	`term_id` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ticket_labels_ticket` ON `ticket_labels` (`ticket_id`,`term_id`);--> statement-breakpoint
CREATE INDEX `ticket_labels_term` ON `ticket_labels` (`term_id`,`ticket_id`);