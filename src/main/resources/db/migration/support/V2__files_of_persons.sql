-- Files have no column that is named like a person: this says where one is.
comment on column support.attachment.message_id is 'person: the participant who wrote that message attached the file';
