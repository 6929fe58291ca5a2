-- What each image was made of, as it is attached to the image in the registry: kept as long as its build.
create table provenance (
    build_id  text primary key references build on delete cascade,
    digest    text not null,
    key_id    text,
    statement text not null,
    envelope  text,
    check ((key_id is null) = (envelope is null))
);
