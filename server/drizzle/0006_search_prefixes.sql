-- One statement: the table is written anew once.
ALTER TABLE "people"
  ADD COLUMN "first_name_search" text GENERATED ALWAYS AS (search_words(first_name)) STORED NOT NULL,
  ADD COLUMN "last_name_search" text GENERATED ALWAYS AS (search_words(last_name)) STORED NOT NULL,
  ADD COLUMN "speciality_search" text GENERATED ALWAYS AS (search_words(speciality)) STORED NOT NULL,
  ADD COLUMN "organisation_search" text GENERATED ALWAYS AS (search_words(organisation)) STORED NOT NULL,
  ADD COLUMN "town_search" text GENERATED ALWAYS AS (search_words(town)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "people_name_words" ON "people" USING gin (array_to_tsvector(array_remove(string_to_array(name_search, ' '), '')));--> statement-breakpoint
CREATE INDEX "people_first_name_key" ON "people" USING btree ("name_search" collate "C");--> statement-breakpoint
CREATE INDEX "people_context_key" ON "people" USING btree ("context_search" collate "C");--> statement-breakpoint
CREATE INDEX "people_mobile_national" ON "people" USING btree (regexp_replace(mobile, '^[+](1|7|2[07]|2[1-689][0-9]|3[0-469]|3[578][0-9]|4[013-9]|42[0-9]|5[1-8]|5[09][0-9]|6[0-6]|6[7-9][0-9]|8[1246]|8[035789][0-9]|9[0-58]|9[679][0-9])', '') text_pattern_ops);--> statement-breakpoint
-- What an expression holds is not known before it is counted, and searches are planned by that.
ANALYZE "people";
