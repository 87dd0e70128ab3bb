ALTER TABLE "people" ADD COLUMN "mail_domain" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "organisation_key" text;