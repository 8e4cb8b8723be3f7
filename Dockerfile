# One image for web, worker, beat and the migration job; docker-compose.yml says which command runs where.
FROM node:24-slim AS stijl
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.13-slim AS pakketten
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt ./
RUN python -m venv /venv && /venv/bin/pip install --require-hashes --no-deps -r requirements.txt

FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
        fontconfig libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin uvz
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=pga.settings
WORKDIR /app
COPY --from=pakketten /venv /venv
COPY --from=stijl /app/node_modules node_modules
COPY . .
# These values exist during this line only; a container without real ones does not start.
RUN SECRET_KEY=bouw DATABASE_URL=postgresql:///bouw REDIS_URL=redis://bouw python manage.py collectstatic --noinput
USER 10001
EXPOSE 8000
CMD ["gunicorn", "pga.wsgi:application", "--bind", "0.0.0.0:8000", \
     "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
