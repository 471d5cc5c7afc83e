-- A document of a ledger as SQL can ask it. jsonb has no place for NUL, which becomes U+FFFD there.
-- What it has no place for otherwise, such as half a surrogate pair, is null.
create function release_kit.body_of(content text) returns jsonb
  language plpgsql immutable strict parallel safe
as $$
begin
  begin
    return content::jsonb;
  exception when others then
    return pg_catalog.regexp_replace(
      content, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g')::jsonb;
  end;
exception when others then
  return null;
end
$$;

create table release_kit.repository (
  name text collate "C" primary key,
  head text,
  imported_at timestamptz
);
comment on table release_kit.repository is 'Repositories whose ledgers are here';
comment on column release_kit.repository.head is 'the commit of the ledger that was entered last';

create table release_kit.document (
  repository text collate "C" not null references release_kit.repository (name) on delete cascade,
  path text collate "C" not null,
  kind text not null check (kind in ('manifest', 'event', 'vote')),
  component text collate "C" not null,
  version text collate "C" not null,
  type text collate "C" not null,
  at timestamptz not null,
  sha256 text not null,
  content text not null,
  body jsonb generated always as (release_kit.body_of(content)) stored,
  primary key (repository, path)
);
comment on table release_kit.document is 'Files of ledgers';
comment on column release_kit.document.path is 'in the tree of the ledger';
comment on column release_kit.document.component is 'empty where the repository is released together';
comment on column release_kit.document.version is 'that it is about, no more than 200 characters; empty for a vote';
comment on column release_kit.document.type is 'of the event; empty for what is none';
comment on column release_kit.document.at is 'when it happened; for a manifest, when that was made';
comment on column release_kit.document.sha256 is 'digest of the content in UTF-8';
comment on column release_kit.document.content is 'byte for byte as it stands in the ledger';
comment on column release_kit.document.body is 'the content as JSON; null for what jsonb has no place for';

create index document_version on release_kit.document (version, repository, component);
create index document_at on release_kit.document (at);
create index document_type on release_kit.document (type, at);

create view release_kit.release as
select
  manifest.repository,
  manifest.component,
  manifest.version,
  manifest.at as created_at,
  manifest.body ->> 'project' as project,
  manifest.body ->> 'previousVersion' as previous_version,
  manifest.body ->> 'releaseType' as release_type,
  manifest.body ->> 'tag' as tag,
  manifest.body ->> 'commit' as commit,
  events.performed_at,
  events.taken_back_at,
  manifest.body
from release_kit.document as manifest
cross join lateral (
  select
    min(event.at) filter (where event.type = 'performed') as performed_at,
    min(event.at) filter (where event.type in ('rolled-back', 'yanked')) as taken_back_at
  from release_kit.document as event
  where event.kind = 'event'
    and event.repository = manifest.repository
    and event.component = manifest.component
    and event.version = manifest.version
) as events
where manifest.kind = 'manifest';
comment on view release_kit.release is 'Releases, with when they came to their repositories and were taken back';

create view release_kit.event as
select
  repository,
  component,
  version,
  type,
  at,
  body ->> 'by' as by,
  body ->> 'detail' as detail,
  body
from release_kit.document
where kind = 'event';
comment on view release_kit.event is 'What happened to releases';

create view release_kit.deployment as
select
  repository,
  component,
  version,
  at,
  body #>> '{deployment,environment}' as environment,
  body #>> '{deployment,outcome}' as outcome,
  body #>> '{deployment,startedAt}' as started_at,
  body ->> 'by' as by
from release_kit.document
where kind = 'event' and type = 'deployment';
comment on view release_kit.deployment is 'Releases that were brought to environments, or not';

create view release_kit.incident as
select
  begun.repository,
  begun.component,
  begun.version,
  begun.body #>> '{incident,id}' as id,
  begun.body #>> '{incident,environment}' as environment,
  begun.body #>> '{incident,severity}' as severity,
  begun.at as began_at,
  (
    select min(ended.at)
    from release_kit.document as ended
    where ended.kind = 'event'
      and ended.type = 'restored'
      and ended.repository = begun.repository
      and ended.body #>> '{incident,id}' = begun.body #>> '{incident,id}'
      and ended.at >= begun.at
  ) as restored_at
from release_kit.document as begun
where begun.kind = 'event' and begun.type = 'incident';
comment on view release_kit.incident is 'What broke, and when that was over';
