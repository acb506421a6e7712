CREATE INDEX "audit_sealed_in_clear" ON "audit_sealed" USING btree ("seq") WHERE key_id is null;--> statement-breakpoint
CREATE INDEX "entry_parts_in_clear" ON "entry_parts" USING btree ("compartment") WHERE key_id is null;--> statement-breakpoint
CREATE INDEX "file_chunks_in_clear" ON "file_chunks" USING btree ("file_id") WHERE key_id is null;