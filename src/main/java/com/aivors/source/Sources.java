package com.aivors.source;

import com.aivors.agent.RetellKeys;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sources that may send webhooks. Every node rereads them after [#FRESH]. While the database
/// is down, the last known sources stay valid.
public final class Sources implements RetellKeys {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// The longest time that a webhook waits for a slow database; the reading then continues
    /// without it.
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /// The two sources that every installation has.
    private static final UUID DEFAULT_N8N = new UUID(0, 1);

    private static final UUID DEFAULT_RETELL = new UUID(0, 2);

    /// The source of calls that we read from Retell's list.
    public static final UUID HISTORY = new UUID(0, 3);

    public static final String HISTORY_NAME = "Retell, read afterwards";

    private final SourceStore store;
    private final Settings settings;
    private final SecretUses uses;
    private final AtomicLong readAt = new AtomicLong();
    private volatile List<SourceWithSecrets> keyed = List.of();

    public Sources(SourceStore store, Settings settings, SecretUses uses) {
        this.store = store;
        this.settings = settings;
        this.uses = uses;
    }

    /// A source with one of its active secrets.
    ///
    /// @param hint text that tells two secrets apart
    /// @param createdAt null for a secret from the environment, which is changed there
    public record ActiveSecret(
            String id, String value, String hint, @Nullable Instant createdAt) {

        public boolean fromEnvironment() {
            return createdAt == null;
        }
    }

    /// A source and all its active secrets.
    public record SourceWithSecrets(Source source, List<ActiveSecret> secrets) {}

    /// Returns whether the source exists in every installation.
    public static boolean isStandard(UUID sourceId) {
        return sourceId.equals(DEFAULT_N8N) || sourceId.equals(DEFAULT_RETELL);
    }

    /// Adds the standard sources, and a secret for n8n when it has none.
    public void prepare() {
        store.add(DEFAULT_N8N, Source.Kind.N8N, "n8n", null);
        store.add(DEFAULT_RETELL, Source.Kind.RETELL, "Retell", null);
        store.add(HISTORY, Source.Kind.HISTORY, HISTORY_NAME, null);
        reload();
        boolean n8nHasSecret =
                find(DEFAULT_N8N).stream().anyMatch(n8n -> !n8n.secrets().isEmpty());
        if (!n8nHasSecret) {
            store.addSecret(DEFAULT_N8N, SecretKeys.generate());
            reload();
        }
    }

    public List<SourceWithSecrets> all() {
        refresh();
        return keyed;
    }

    @Override
    public List<String> retellKeys() {
        return retellKeys(_ -> true);
    }

    @Override
    public List<String> retellKeysFor(UUID clientId) {
        return retellKeys(source -> source.clientId() == null || clientId.equals(source.clientId()));
    }

    @Override
    public List<String> retellKeysBoundTo(UUID clientId) {
        return retellKeys(source -> clientId.equals(source.clientId()));
    }

    private List<String> retellKeys(Predicate<Source> of) {
        return all().stream()
                .filter(one -> one.source().kind() == Source.Kind.RETELL && of.test(one.source()))
                .flatMap(one -> one.secrets().stream().map(ActiveSecret::value))
                .toList();
    }

    public Optional<SourceWithSecrets> find(UUID sourceId) {
        return all().stream().filter(one -> one.source().id().equals(sourceId)).findFirst();
    }

    /// Returns the n8n source of the secret. Takes the same time for every secret, even an unknown
    /// one.
    public Optional<Source> withSecret(String secret) {
        byte[] given = secret.getBytes(StandardCharsets.UTF_8);
        Source found = null;
        ActiveSecret by = null;
        for (SourceWithSecrets one : all()) {
            for (ActiveSecret active : one.secrets()) {
                boolean same = MessageDigest.isEqual(given, active.value().getBytes(StandardCharsets.UTF_8));
                if (same && one.source().kind() == Source.Kind.N8N) {
                    found = one.source();
                    by = active;
                }
            }
        }
        if (found != null && by != null) {
            used(found, by);
        }
        return Optional.ofNullable(found);
    }

    /// Records that a sender has just used this secret.
    public void used(Source source, ActiveSecret secret) {
        uses.used(source.id(), secret.id());
    }

    /// Adds a secret; the older ones stay valid until they are retired.
    ///
    /// @param value null generates one, which only an n8n source can use
    /// @return the source with its active secrets
    public SourceWithSecrets rotate(UUID sourceId, @Nullable String value) {
        store.addSecret(sourceId, value == null ? SecretKeys.generate() : value);
        reload();
        return find(sourceId).orElseThrow();
    }

    public Retirement retire(UUID sourceId, String secretId) {
        List<ActiveSecret> active =
                find(sourceId).map(SourceWithSecrets::secrets).orElse(List.of());
        ActiveSecret named = active.stream()
                .filter(secret -> secret.id().equals(secretId))
                .findFirst()
                .orElse(null);
        if (named == null) {
            return Retirement.UNKNOWN;
        }
        if (named.fromEnvironment()) {
            return Retirement.FROM_ENVIRONMENT;
        }
        boolean mayBeLast = active.stream().anyMatch(ActiveSecret::fromEnvironment);
        Retirement retirement = store.retire(sourceId, UUID.fromString(secretId), mayBeLast);
        reload();
        return retirement;
    }

    /// Returns whether any source has this secret already; a secret must identify one sender.
    public boolean isInUse(String secret) {
        return all().stream()
                .flatMap(one -> one.secrets().stream())
                .anyMatch(active -> active.value().equals(secret));
    }

    /// @param id a new id
    public SourceWithSecrets add(
            UUID id, Source.Kind kind, String name, @Nullable UUID clientId, @Nullable String secret) {
        store.add(id, kind, name, clientId);
        return rotate(id, secret);
    }

    private void refresh() {
        long last = readAt.get();
        long now = System.nanoTime();
        if (now - last > FRESH.toNanos() && readAt.compareAndSet(last, now)) {
            try {
                CompletableFuture.runAsync(this::reload, Thread::startVirtualThread)
                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.warn("The sources could not be reread; the last known ones stay valid: {}", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reload() {
        SourceStore.All all = store.load();
        var fresh = new ArrayList<SourceWithSecrets>();
        for (Source source : all.sources()) {
            var secrets = new ArrayList<ActiveSecret>();
            for (String value : fromEnvironment(source.id())) {
                String id = "environment-" + (secrets.size() + 1);
                secrets.add(new ActiveSecret(id, value, SourceStore.hint(value), null));
            }
            all.secrets().stream()
                    .filter(secret -> secret.sourceId().equals(source.id()))
                    .forEach(secret -> secrets.add(new ActiveSecret(
                            secret.id().toString(),
                            secret.value(),
                            SourceStore.hint(secret.value()),
                            secret.createdAt())));
            fresh.add(new SourceWithSecrets(source, List.copyOf(secrets)));
        }
        keyed = List.copyOf(fresh);
        readAt.set(System.nanoTime());
    }

    private List<String> fromEnvironment(UUID sourceId) {
        if (sourceId.equals(DEFAULT_N8N)) {
            return settings.n8nSecrets();
        }
        return sourceId.equals(DEFAULT_RETELL) ? settings.retellApiKeys() : List.of();
    }
}
