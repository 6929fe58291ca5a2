-- What retention has removed still has images in registries: its tags and ids are never given to another content.
create table used_tag (
    tag           text     primary key,
    content_hash  char(64) not null,
    last_sequence integer  not null
);
create index used_tag_of_content on used_tag (content_hash);
