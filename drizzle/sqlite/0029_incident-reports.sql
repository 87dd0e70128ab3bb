CREATE TABLE `incident_reports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`words` text NOT NULL,
	`owner_id` text,
	`started_at` integer NOT NULL,
	`discovered_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_reports_incident` ON `incident_reports` (`incident_id`);