create table build (
    id                text primary key,
    workspace         text        not null,
    name              text        not null,
    content_hash      char(64)    not null,
    tag               text        not null,
    sequence          integer     not null,
    image             text        not null,
    status            text        not null check (status in ('PENDING', 'BUILDING', 'SUCCEEDED', 'FAILED')),
    plan              text        not null,
    artifact          text        not null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    completed_at      timestamptz,
    owner             text,
    lease_until       timestamptz,
    claims            integer     not null default 0,
    plan_ms           integer     not null,
    upload_ms         integer     not null,
    digest            text,
    size_bytes        bigint,
    build_ms          integer,
    push_ms           integer,
    steps             integer,
    reused_steps      integer,
    reused_image      boolean,
    error             text,
    failure_code      text,
    failure_step      text,
    failure_retryable boolean,
    failure_hint      text,
    check ((status in ('SUCCEEDED', 'FAILED')) = (completed_at is not null)),
    check ((status = 'SUCCEEDED') = (digest is not null)),
    check ((status = 'FAILED') = (error is not null))
);

-- One build of a content at a time, whatever the replicas do.
create unique index build_active on build (content_hash) where status in ('PENDING', 'BUILDING');
create unique index build_of_content on build (content_hash, sequence);
create index build_tag on build (tag);
create index build_queue on build (created_at) where status = 'PENDING';
create index build_leased on build (lease_until) where status = 'BUILDING';
create index build_newest on build (workspace, created_at desc, id);

create table build_log (
    build_id text        not null references build on delete cascade,
    seq      bigint      not null,
    at       timestamptz not null,
    stream   text        not null,
    line     text        not null,
    primary key (build_id, seq)
);

create table agent (
    workspace  text        not null,
    name       text        not null,
    image      text        not null,
    build_id   text,
    spec       text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (workspace, name)
);

create table api_key (
    public_id  text primary key,
    workspace  text        not null,
    key_hash   char(64)    not null,
    created_at timestamptz not null
);

create table idempotency_key (
    workspace    text        not null,
    route        text        not null,
    key          text        not null,
    request_hash char(64)    not null,
    answer       text        not null,
    created_at   timestamptz not null,
    primary key (workspace, route, key)
);

create index idempotency_key_age on idempotency_key (created_at);
