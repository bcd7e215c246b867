CREATE TABLE "secret_mark" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"mark" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "claimed" jsonb DEFAULT '{}'::jsonb NOT NULL;