-- What a key may do, until when, and who made it. Keys from before may do everything, as they could.
alter table api_key add column name text not null default 'made before keys had names';
alter table api_key add column scopes text[] not null default '{admin}';
alter table api_key add column expires_at timestamptz;
alter table api_key add column last_used_at timestamptz;
alter table api_key add column revoked_at timestamptz;
alter table api_key add column created_by text not null default 'slipway';
-- By the database's clock: replicas ask for what has changed since they last looked.
alter table api_key add column changed_at timestamptz not null default clock_timestamp();
alter table api_key alter column name drop default;
alter table api_key alter column scopes drop default;
alter table api_key alter column created_by drop default;
create index api_key_changed on api_key (changed_at);
create index api_key_newest on api_key (workspace, created_at desc, public_id desc);
create index api_key_newest_of_all on api_key (created_at desc, public_id desc);
