#!/bin/sh
# The PostgreSQL image runs this once. It creates an owner that is no superuser, because row-level
# security does not apply to superusers.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 \
    --set password="$POSTGRES_PASSWORD" <<'SQL'
create role aivors login createrole password :'password';
create database aivors owner aivors;
SQL
