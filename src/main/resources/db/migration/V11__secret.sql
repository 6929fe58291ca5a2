-- Credentials that builds need. What is in `wrapped_key` and `sealed` is encrypted, and bound to all other columns but the
-- time: a row that is changed or moved cannot be decrypted.
create table secret (
    workspace   text        not null,
    name        text        not null,
    type        text        not null check (type in ('pip-index', 'npm-registry', 'git-https', 'docker-registry')),
    target      text        not null,
    -- What the programs that read the credentials look them up by.
    place       text        not null,
    is_primary  boolean     not null,
    scope       text,
    key_id      text        not null,
    wrapped_key bytea       not null,
    sealed      bytea       not null,
    updated_at  timestamptz not null,
    primary key (workspace, name),
    unique (workspace, type, place)
);

create unique index secret_primary on secret (workspace) where is_primary;
create unique index secret_scope on secret (workspace, coalesce(scope, '')) where type = 'npm-registry';
