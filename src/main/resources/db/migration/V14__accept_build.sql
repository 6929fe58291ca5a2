-- Accepting a build in one round trip. What is asked for and what is answered are JSON, since both the pool and Hibernate
-- can send and read one text. Each function is volatile: each of its statements sees what was committed before it.

-- Which limit keeps another build out of the queue: null, or its name and the seconds to wait. 0 sets no limit. A workspace's
-- builds are counted while its lock is held, until the transaction that adds one has ended: requests that come at once, to
-- whichever replica, do not all see the last free place. No more is read of the queue than each limit.
create function queue_refusal(team text, queue_limit integer, queued_builds integer, builds_per_hour integer,
        hour_ago timestamptz) returns json language plpgsql volatile as $$
declare
    wait bigint;
begin
    if (select count(*) >= queue_limit from (select 1 from build where status = 'PENDING' limit queue_limit) waiting) then
        return json_build_object('refused', 'queue_full', 'seconds', 10);
    end if;
    if queued_builds > 0 or builds_per_hour > 0 then
        perform pg_advisory_xact_lock(hashtextextended('quota:' || team, 0));
    end if;
    if queued_builds > 0 and (select count(*) >= queued_builds from
            (select 1 from build where workspace = team and status = 'PENDING' limit queued_builds) waiting) then
        return json_build_object('refused', 'queued_builds_exceeded', 'seconds', 10);
    end if;
    if builds_per_hour > 0 then
        -- When the builds counted become fewer than the limit; each part reads an index in its order, and not beyond it.
        select ceil(extract(epoch from created_at - hour_ago)) into wait
        from unnest(array['PENDING', 'BUILDING', 'SUCCEEDED', 'FAILED']) as s (status) cross join lateral (
            select created_at from build where workspace = team and build.status = s.status and created_at > hour_ago
            order by created_at desc, id desc limit builds_per_hour) counted
        order by created_at desc limit 1 offset builds_per_hour - 1;
        if found then
            return json_build_object('refused', 'builds_per_hour_exceeded', 'seconds', wait);
        end if;
    end if;
    return null;
end
$$;

-- The tag and the number of a content's next build. Retention keeps a build that a deployed agent names though it has removed
-- later ones; a short tag may be another content's, or this one's own from before retention removed its builds.
create function next_build(hash char(64), short_tag text, long_tag text, out tag text, out sequence integer)
        language plpgsql volatile as $$
declare
    removed record;
begin
    select build.tag, build.sequence into tag, sequence from build
        where content_hash = hash order by build.sequence desc limit 1;
    select used_tag.tag, last_sequence into removed from used_tag where content_hash = hash;
    if tag is not null then
        sequence := greatest(sequence, coalesce(removed.last_sequence, 0)) + 1;
    elsif removed.tag is not null then
        tag := removed.tag;
        sequence := removed.last_sequence + 1;
    else
        tag := case when exists (select from build where build.tag = short_tag)
                or exists (select from used_tag where used_tag.tag = short_tag) then long_tag else short_tag end;
        sequence := 1;
    end if;
end
$$;

-- Adds a callback to a build; the same URL twice is one. Says whether there was room for it.
create function add_callback(build_id text, callback_id text, callback_url text, callback_host text, most integer,
        now timestamptz) returns boolean language plpgsql volatile as $$
begin
    if exists (select from webhook_delivery d where d.build_id = add_callback.build_id and d.url = callback_url) then
        return true;
    end if;
    if (select count(*) >= most from webhook_delivery d where d.build_id = add_callback.build_id) then
        return false;
    end if;
    insert into webhook_delivery (id, build_id, url, host, state, created_at)
    values (callback_id, build_id, callback_url, callback_host, 'PENDING', now);
    return true;
end
$$;

-- Joins the build of this content that has not ended, or queues a new one; or says what is in the way of it. Without an
-- artifact only a join is possible. Where a replica offers to look after a build whose image may be there already, such a
-- build is claimed for it at once: the answer then names the image's digest.
create function accept_build(asked text) returns text language plpgsql volatile as $$
declare
    want record;
    accepted record;
    next record;
    earlier_digest text;
    earlier_size bigint;
    refusal json;
    added boolean := false;
    claimed boolean := false;
begin
    select * into want from json_to_record(asked::json) as w (workspace text, name text, content_hash char(64),
        short_tag text, long_tag text, repository text, plan text, artifact text, now timestamptz, plan_ms integer,
        upload_ms integer, trace_parent text, queue_limit integer, queued_builds integer, builds_per_hour integer,
        hour_ago timestamptz, callback_id text, callback_url text, callback_host text, most_callbacks integer,
        replica text, lease_ms bigint, concurrent_builds integer);

    -- Whoever adds nothing to it needs no lock, so that repeats do not wait for each other.
    select id, status, image, created_at into accepted from build
        where content_hash = want.content_hash and status in ('PENDING', 'BUILDING');
    if not found or want.callback_url is not null then
        perform pg_advisory_xact_lock(hashtextextended('tag:' || want.short_tag, 0));
        select id, status, image, created_at into accepted from build
            where content_hash = want.content_hash and status in ('PENDING', 'BUILDING');
        added := not found;
    end if;

    if added then
        if want.artifact is null then
            return json_build_object('refused', 'artifact_missing');
        end if;
        refusal := queue_refusal(want.workspace, want.queue_limit, want.queued_builds, want.builds_per_hour, want.hour_ago);
        if refusal is not null then
            return refusal;
        end if;
        next := next_build(want.content_hash, want.short_tag, want.long_tag);
        select digest, size_bytes into earlier_digest, earlier_size from build
            where content_hash = want.content_hash and status = 'SUCCEEDED' order by sequence desc limit 1;
        claimed := found and want.replica is not null and may_build(want.workspace, want.concurrent_builds);
        insert into build (id, workspace, name, content_hash, tag, sequence, image, status, plan, artifact, created_at,
            plan_ms, upload_ms, trace_parent, claims, owner, lease_until, started_at)
        values ('build-' || next.tag || case when next.sequence > 1 then '-' || next.sequence else '' end,
            want.workspace, want.name, want.content_hash, next.tag, next.sequence, want.repository || ':' || next.tag,
            case when claimed then 'BUILDING' else 'PENDING' end, want.plan, want.artifact, want.now,
            want.plan_ms, want.upload_ms, want.trace_parent, claimed::integer, case when claimed then want.replica end,
            case when claimed then now() + want.lease_ms * interval '1 millisecond' end, case when claimed then now() end)
        returning id, 'PENDING' as status, image, created_at into accepted;
        if not claimed then
            perform pg_notify('slipway', 'QUEUED ' || accepted.id);
        end if;
    end if;

    if want.callback_url is not null and not add_callback(accepted.id, want.callback_id, want.callback_url,
            want.callback_host, want.most_callbacks, want.now) then
        return json_build_object('refused', 'too_many_callbacks');
    end if;
    return json_build_object('id', accepted.id, 'status', accepted.status, 'image', accepted.image,
        'created_at', accepted.created_at, 'added', added, 'earlier_digest', case when claimed then earlier_digest end,
        'earlier_size', earlier_size);
end
$$;
