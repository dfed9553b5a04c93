-- A pin a line: root raw/events/, partition raw/clicks/{region}/
alter table lake add column pins text not null default '';
