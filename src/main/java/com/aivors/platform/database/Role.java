package com.aivors.platform.database;

/// The PostgreSQL roles that work runs under. None owns a table or bypasses row-level security;
/// the sign-in user itself may do nothing until it has taken one.
public enum Role {
    /// One client's own data, and of that only what belongs to the client in `aivors.client_id`.
    CLIENT("aivors_client"),
    /// The webhook writer and its repair jobs.
    INTAKE("aivors_intake"),
    /// Accounts and sign-in.
    ACCOUNTS("aivors_accounts"),
    /// The agency's staff: all clients.
    OPERATOR("aivors_operator");

    private final String sqlName;

    Role(String sqlName) {
        this.sqlName = sqlName;
    }

    public String sqlName() {
        return sqlName;
    }
}
