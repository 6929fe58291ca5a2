-- Attempts that were lost, apart from claims: what is handed back by a replica that stops is no attempt lost.
alter table build add column losses integer not null default 0;
alter table build add column cancel_requested_at timestamptz;
-- Step k of n while it is being built.
alter table build add column step integer;
alter table build add column step_count integer;
alter table build add column step_name text;

drop index build_queue;
drop index build_newest;
-- The queue of each workspace in order.
create index build_queue on build (workspace, created_at, id) where status = 'PENDING';
create index build_running on build (workspace) where status = 'BUILDING';
-- When each workspace last had its turn.
create index build_turn on build (workspace, started_at desc) where started_at is not null;
-- Pages, newest first.
create index build_newest on build (workspace, created_at desc, id desc);
create index build_newest_of_status on build (workspace, status, created_at desc, id desc);
create index build_newest_of_name on build (workspace, name, created_at desc, id desc);
-- What retention removes.
create index build_ended on build (completed_at) where completed_at is not null;
create index build_artifact on build (artifact);
-- A renewed lease then changes no index, so PostgreSQL updates it in place (HOT); few builds run at a time.
drop index build_leased;
