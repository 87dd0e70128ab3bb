CREATE TABLE `stakeholder_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`ready_by_id` text,
	`ready_at` integer,
	`released_by_id` text,
	`released_at` integer,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `stakeholder_texts_incident` ON `stakeholder_texts` (`incident_id`,`id`);