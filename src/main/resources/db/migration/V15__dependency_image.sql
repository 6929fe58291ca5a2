-- Images of dependencies that sources are laid upon. The layers are in the registry.
create table dependency_image (
    workspace   text        not null,
    key         char(64)    not null,
    repository  text        not null,
    manifest    text        not null,
    media_type  text        not null,
    config      text        not null,
    base_digest text,
    contents    text        not null,
    odd         text[]      not null,
    created_at  timestamptz not null,
    used_at     timestamptz not null,
    primary key (workspace, key)
);

create index dependency_image_unused on dependency_image (used_at);

-- What became of the image of dependencies; null for a build that does not know any.
alter table build add column dependencies text;
