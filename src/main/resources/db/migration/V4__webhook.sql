-- Who is told when a build ends. A row is written with the build that it belongs to, so no crash loses one.
create table webhook_delivery (
    id              text primary key,
    build_id        text        not null references build on delete cascade,
    url             text        not null,
    -- What receivers are told apart by, so that a slow one holds up no other.
    host            text        not null,
    state           text        not null check (state in ('PENDING', 'DELIVERED', 'GAVE_UP')),
    attempts        integer     not null default 0,
    created_at      timestamptz not null,
    -- Null until the first attempt; while one is under way, when it counts as lost.
    next_attempt_at timestamptz,
    last_error      text,
    delivered_at    timestamptz,
    unique (build_id, url),
    check ((state = 'DELIVERED') = (delivered_at is not null))
);

create index webhook_delivery_waiting on webhook_delivery (next_attempt_at) where state = 'PENDING';
