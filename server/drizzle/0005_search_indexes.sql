CREATE INDEX "people_context_search" ON "people" USING gin ("context_search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "people_sort_key" ON "people" USING btree ("sort_key" collate "C");