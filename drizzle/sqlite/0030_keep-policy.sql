CREATE TABLE `kept_policies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`text` text NOT NULL,
	`kept_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_policies_workspace` ON `kept_policies` (`workspace_id`);