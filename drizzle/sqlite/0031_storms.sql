CREATE TABLE `storm_tickets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`storm_id` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	FOREIGN KEY (`storm_id`) REFERENCES `storms`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `storm_tickets_ticket` ON `storm_tickets` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `storm_tickets_storm` ON `storm_tickets` (`storm_id`,`id`);--> statement-breakpoint
CREATE TABLE `storms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`group_key` text,
	`suggested_at` integer NOT NULL,
	`newest_at` integer NOT NULL,
	`channel_id` text,
	`ts` text,
	`outcome` text,
	`decided_by_id` text,
	`decided_at` integer,
	`incident_id` integer,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `storms_newest` ON `storms` (`workspace_id`,`newest_at`);