CREATE TABLE `rota_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`door` text NOT NULL,
	`change` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `rota_changes_recent` ON `rota_changes` (`workspace_id`,`id`);--> statement-breakpoint
CREATE TABLE `rota_overrides` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`person_id` text,
	`for_id` text,
	`is_away` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`made_by_id` text NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `rota_overrides_end` ON `rota_overrides` (`workspace_id`,`ends_at`);--> statement-breakpoint
CREATE TABLE `rota_warnings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`warned_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rota_warnings_key` ON `rota_warnings` (`workspace_id`,`key`);--> statement-breakpoint
CREATE TABLE `rotas` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`members` text NOT NULL,
	`weeks` integer NOT NULL,
	`first_on` text NOT NULL,
	`minute` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`told` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rotas_workspace` ON `rotas` (`workspace_id`);--> statement-breakpoint
ALTER TABLE `agents` ADD `phone` text;--> statement-breakpoint
ALTER TABLE `agents` ADD `reach_problem` text;