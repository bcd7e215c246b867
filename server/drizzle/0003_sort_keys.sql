ALTER TABLE "groups" ADD COLUMN "sort_key" text GENERATED ALWAYS AS (search_words(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "pacs_nodes" ADD COLUMN "sort_key" text GENERATED ALWAYS AS (search_words(name)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "sort_key" text GENERATED ALWAYS AS (search_words(last_name || ' ' || first_name)) STORED NOT NULL;