CREATE TABLE `agents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`person_id` text NOT NULL,
	`is_away` integer DEFAULT false NOT NULL,
	`away_until` integer,
	`hours` text,
	`capacity` integer,
	`last_given` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_person` ON `agents` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `group_agents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`group_key` text NOT NULL,
	`person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`confirmed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_agents_person` ON `group_agents` (`workspace_id`,`group_key`,`person_id`);