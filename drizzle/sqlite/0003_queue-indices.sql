DROP INDEX `tickets_queue`;--> statement-breakpoint
CREATE INDEX `tickets_owned` ON `tickets` (`workspace_id`,`is_open`,`owner_id`,`next_due_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_due` ON `tickets` (`workspace_id`,`is_open`,`next_due_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_of_priority` ON `tickets` (`workspace_id`,`is_open`,`priority`,`next_due_at`,`number`) WHERE "tickets"."priority" is not null;--> statement-breakpoint
CREATE INDEX `tickets_of_type` ON `tickets` (`workspace_id`,`is_open`,`type`,`next_due_at`,`number`) WHERE "tickets"."type" is not null;--> statement-breakpoint
CREATE INDEX `tickets_of_component` ON `tickets` (`workspace_id`,`is_open`,`component`,`next_due_at`,`number`) WHERE "tickets"."component" is not null;--> statement-breakpoint
CREATE INDEX `tickets_of_group` ON `tickets` (`workspace_id`,`is_open`,`group_key`,`next_due_at`,`number`) WHERE "tickets"."group_key" is not null;--> statement-breakpoint
CREATE INDEX `tickets_waiting` ON `tickets` (`workspace_id`,`is_open`,`status`,`next_due_at`,`number`) WHERE "tickets"."status_before_wait" is not null;--> statement-breakpoint
CREATE INDEX `tickets_snoozed` ON `tickets` (`workspace_id`,`is_open`,`next_due_at`,`number`) WHERE "tickets"."snoozed_until" is not null;