DROP INDEX `case_people_person`;--> statement-breakpoint
CREATE INDEX `case_people_person` ON `case_people` (`person_id`,`role`,`case_key`);--> statement-breakpoint
CREATE INDEX `case_index_student` ON `case_index` (`student_id`,`finished`,`key`);--> statement-breakpoint
CREATE INDEX `case_index_school_since` ON `case_index` (`school_id`,`stage_since`,`stage`);