CREATE TABLE `incident_pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`rung` text NOT NULL,
	`at` integer NOT NULL,
	`problem` text,
	`channel_id` text,
	`ts` text,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_pages_incident` ON `incident_pages` (`incident_id`,`id`);--> statement-breakpoint
ALTER TABLE `incidents` ADD `called_for` text DEFAULT 'response' NOT NULL;--> statement-breakpoint
ALTER TABLE `incidents` ADD `calling_since` integer;--> statement-breakpoint
ALTER TABLE `incidents` ADD `rung` text;--> statement-breakpoint
ALTER TABLE `incidents` ADD `next_rung_at` integer;