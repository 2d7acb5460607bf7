#!/bin/sh
# Run once by the PostgreSQL image: an owner that is no superuser, because row-level security does not hold for those.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 \
    --set password="$POSTGRES_PASSWORD" <<'SQL'
create role aivors login createrole password :'password';
create database aivors owner aivors;
SQL
