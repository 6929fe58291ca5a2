-- What a build's image holds, as gzip of a CycloneDX document. It goes with its build.
create table image_sbom (
    build_id text  primary key references build on delete cascade,
    content  bytea not null
);
