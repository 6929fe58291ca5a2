-- Pages take the builds of each status in order and merge them, so these two serve every filter.
create index build_newest_of_name_and_status on build (workspace, name, status, created_at desc, id desc);
drop index build_newest;
drop index build_newest_of_name;

-- Logs may go before their builds do.
alter table build add column log_deleted boolean not null default false;
create index build_log_kept on build (completed_at) where completed_at is not null and not log_deleted;
