CREATE TABLE `incident_issues` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`entry_id` integer,
	`key` text NOT NULL,
	`repo` text NOT NULL,
	`issue_row_id` integer,
	`shown` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `incident_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issue_row_id`) REFERENCES `issues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_issues_key` ON `incident_issues` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `incident_issues_record` ON `incident_issues` (`incident_id`) WHERE "incident_issues"."entry_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `incident_issues_entry` ON `incident_issues` (`entry_id`) WHERE "incident_issues"."entry_id" is not null;--> statement-breakpoint
CREATE INDEX `incident_issues_incident` ON `incident_issues` (`incident_id`);--> statement-breakpoint
CREATE INDEX `incident_issues_issue` ON `incident_issues` (`issue_row_id`) WHERE "incident_issues"."issue_row_id" is not null;