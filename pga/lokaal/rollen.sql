-- The two roles of ontwerp 5: the owner creates and migrates, the application role is bound by row-level security.
-- Safe to repeat. Run as a superuser in the database of the application. Passwords come from the environment, if any.
\set ON_ERROR_STOP on
\getenv wachtwoord_eigenaar WACHTWOORD_EIGENAAR
\getenv wachtwoord_app WACHTWOORD_APP

select 'create role pga_eigenaar' where not exists (select from pg_roles where rolname = 'pga_eigenaar') \gexec
select 'create role pga_app' where not exists (select from pg_roles where rolname = 'pga_app') \gexec
alter role pga_eigenaar login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role pga_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

\if :{?wachtwoord_eigenaar}
alter role pga_eigenaar password :'wachtwoord_eigenaar';
\endif
\if :{?wachtwoord_app}
alter role pga_app password :'wachtwoord_app';
\endif

select format('alter database %I owner to pga_eigenaar', current_database()) \gexec
select format('revoke all on database %I from public', current_database()) \gexec
select format('grant connect on database %I to pga_app', current_database()) \gexec
alter schema public owner to pga_eigenaar;
