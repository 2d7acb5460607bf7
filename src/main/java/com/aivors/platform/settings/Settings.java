package com.aivors.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings from environment variables, read and checked once at start by [SettingsReader]. The
/// README lists them with their defaults; `compose.yaml` and `packaging/debian/aivors.env` contain
/// them. Settings of a client are in `client/settings`.
///
/// @param data directory of the embedded database and of generated secrets
/// @param database an external PostgreSQL; null runs the embedded one
/// @param operatorPassword the first operator's password; null generates one
/// @param n8nSecrets one or two active values of `x-n8n-webhook-secret`; empty means a generated
///     one
/// @param retellApiKeys the workspace keys with the webhook badge, at most two
/// @param secretKey seals stored secrets and signs sessions; null means one generated in the data
///     directory
/// @param previousSecretKey the previous key, while the key is being replaced
/// @param callTimeout a call whose end does not arrive counts as in progress for this long after its start
/// @param smtp the mail server; null shows links to the operator instead
public record Settings(
        int port,
        Path data,
        @Nullable DatabaseAddress database,
        String operatorEmail,
        @Nullable String operatorPassword,
        List<String> n8nSecrets,
        List<String> retellApiKeys,
        URI retellBaseUrl,
        AgentClaims agentClaims,
        boolean signUpOpen,
        @Nullable URI smtp,
        URI publicUrl,
        @Nullable String agencyName,
        @Nullable String secretKey,
        @Nullable String previousSecretKey,
        Duration callTimeout) {

    /// The condition under which a client gets an agent.
    public enum AgentClaims {
        /// A client gets an agent at once, by its ID.
        OPEN,
        /// An operator approves each agent.
        APPROVAL,
        /// Retell's API confirms the agent for a key that the client or the operator gave.
        VERIFIED
    }

    /// Returns whether browsers reach us over TLS, which makes the cookie `Secure`.
    public boolean https() {
        return "https".equals(publicUrl.getScheme());
    }
}
