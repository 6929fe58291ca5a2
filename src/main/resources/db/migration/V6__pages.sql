-- Pages take the builds of each status in order and merge them, so these two serve every filter.
create index build_newest_of_name_and_status on build (workspace, name, status, created_at desc, id desc);
drop index build_newest;
drop index build_newest_of_name;
