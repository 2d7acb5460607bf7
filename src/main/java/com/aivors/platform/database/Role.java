package com.aivors.platform.database;

/// The PostgreSQL roles that work runs under. None owns a table or bypasses row-level security. The
/// login itself has no rights until it takes a role.
public enum Role {
    /// Reads and writes the data of one client: the one in `aivors.client_id`.
    CLIENT("aivors_client"),
    /// Writes webhooks and runs their repair jobs.
    INTAKE("aivors_intake"),
    /// Manages accounts and sign-in.
    ACCOUNTS("aivors_accounts"),
    /// Serves the agency's staff, for all clients.
    OPERATOR("aivors_operator");

    private final String sqlName;

    Role(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }
}
