ALTER TABLE "one_time_passwords" ALTER COLUMN "code_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_subject" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "provider_session" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "notify_opened" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "one_time_passwords" ADD COLUMN "authentication_id" text;--> statement-breakpoint
CREATE INDEX "sessions_provider_subject" ON "sessions" USING btree ("provider_subject");--> statement-breakpoint
CREATE INDEX "sessions_provider_session" ON "sessions" USING btree ("provider_session");