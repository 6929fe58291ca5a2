-- Who did what, on which thing, from where, and what came of it. Written once, removed by retention alone.
create table audit_event (
    id        uuid        primary key,
    at        timestamptz not null,
    workspace text,
    actor     text        not null,
    action    text        not null,
    thing     text,
    address   text        not null,
    status    integer     not null
);

create index audit_event_newest on audit_event (at desc, id desc);
create index audit_event_of_workspace on audit_event (workspace, at desc, id desc);

-- Whether a workspace may have one more build under way; null sets no limit. Claims that ask are made one after the other,
-- until the transaction of each has ended: the lock is taken first, and what is counted then is what is there then, since a
-- volatile function sees what was committed before each of its own statements, unlike the statement that calls it.
create function may_build(team text, most integer) returns boolean language plpgsql volatile as $$
begin
    if most is null then
        return true;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('claim', 0));
    return (select count(*) < most
            from (select 1 from build where workspace = team and status = 'BUILDING' limit most) under_way);
end
$$;
