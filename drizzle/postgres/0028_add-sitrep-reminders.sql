ALTER TABLE "incidents" ADD COLUMN "sitrep_reminders" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incidents" ADD COLUMN "stakeholders" text;