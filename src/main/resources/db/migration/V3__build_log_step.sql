-- The Dockerfile's step that a line belongs to, such as "3/7 RUN pip install ..."; null outside of any.
alter table build_log add column step text;
