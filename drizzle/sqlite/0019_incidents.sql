CREATE TABLE `incident_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`author_id` text NOT NULL,
	`owner_id` text,
	`source_channel_id` text,
	`source_ts` text,
	`happened_at` integer NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `incident_entries_incident` ON `incident_entries` (`incident_id`,`kind`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `incident_entries_source` ON `incident_entries` (`incident_id`,`kind`,`source_channel_id`,`source_ts`) WHERE "incident_entries"."source_ts" is not null;--> statement-breakpoint
CREATE TABLE `incident_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`seq` integer NOT NULL,
	`actor_id` text NOT NULL,
	`door` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`happened_at` integer NOT NULL,
	`at` integer NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_events_order` ON `incident_events` (`incident_id`,`seq`);--> statement-breakpoint
CREATE TABLE `incident_people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`person_id` text NOT NULL,
	`responding_since` integer,
	`is_subscribed` integer DEFAULT false NOT NULL,
	`is_in_room` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_people_person` ON `incident_people` (`incident_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `incident_people_of` ON `incident_people` (`workspace_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `incident_sitreps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`author_id` text NOT NULL,
	`situation` text NOT NULL,
	`actions` text NOT NULL,
	`needs` text NOT NULL,
	`workaround` text,
	`facts` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_sitreps_number` ON `incident_sitreps` (`incident_id`,`number`);--> statement-breakpoint
CREATE TABLE `incident_tellings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`what` text NOT NULL,
	`person_id` text,
	`ticket_id` integer,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_tellings_place` ON `incident_tellings` (`incident_id`,`channel_id`,`ts`);--> statement-breakpoint
CREATE TABLE `incident_tickets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`incident_id` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	`attached_at` integer NOT NULL,
	`detached_at` integer,
	FOREIGN KEY (`incident_id`) REFERENCES `incidents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incident_tickets_ticket` ON `incident_tickets` (`incident_id`,`ticket_id`);--> statement-breakpoint
CREATE INDEX `incident_tickets_of` ON `incident_tickets` (`ticket_id`);--> statement-breakpoint
CREATE TABLE `incidents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace_id` text NOT NULL,
	`series` text NOT NULL,
	`number` integer NOT NULL,
	`codename` text,
	`title` text NOT NULL,
	`state` text DEFAULT 'initiated' NOT NULL,
	`is_going_on` integer DEFAULT true NOT NULL,
	`severity` text,
	`highest_severity` text,
	`is_private` integer DEFAULT false NOT NULL,
	`assessment` text,
	`declared_by_id` text NOT NULL,
	`reporter_id` text NOT NULL,
	`source_channel_id` text,
	`source_ts` text,
	`declared_at` integer NOT NULL,
	`acknowledged_at` integer,
	`contained_at` integer,
	`resolved_at` integer,
	`commander_id` text,
	`command_since` integer,
	`communications_id` text,
	`technical_lead_id` text,
	`scribe_id` text,
	`headline_channel_id` text,
	`headline_ts` text,
	`room_channel_id` text,
	`card_ts` text,
	`merged_into_id` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incidents_number` ON `incidents` (`workspace_id`,`series`,`number`);--> statement-breakpoint
CREATE INDEX `incidents_going_on` ON `incidents` (`workspace_id`,`is_going_on`,`id`);--> statement-breakpoint
CREATE INDEX `incidents_room` ON `incidents` (`room_channel_id`) WHERE "incidents"."room_channel_id" is not null;