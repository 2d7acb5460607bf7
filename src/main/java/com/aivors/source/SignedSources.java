package com.aivors.source;

import com.aivors.retell.Signature;
import com.aivors.retell.SignatureCheck;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the Retell workspace whose key signed a body. Checks the header's form and clock first.
/// Then tries the key that last fitted the agent, then the others. Hashes at most as many bytes per
/// request as the largest body has, so that a stranger's 16 MiB cost one HMAC, no matter how many
/// keys there are.
public final class SignedSources {

    /// The size limit of a webhook. A usual event has 0.002 to 1 MB, so hundreds of keys can be
    /// tried.
    private static final int MOST_HASHED = 16 << 20;

    /// Verifying an expired signature serves only to name the source in the answer to the operator.
    private static final int MOST_HASHED_IF_EXPIRED = 1 << 20;

    private static final int MOST_AGENTS = 50_000;
    private static final String AGENT_ID = "\"agent_id\"";
    private static final int LOOKED_AT = 16_384;
    private static final int LONGEST_ID = 256;

    private final Supplier<List<Sources.SourceWithSecrets>> sources;
    private final BiConsumer<Source, Sources.ActiveSecret> used;
    private final Hashing hashing;
    private final InstantSource clock;

    /// The secret that verified an agent's last event.
    private final Cache<String, String> keyOfAgent =
            Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();

    /// Verifies a signature by hashing the whole body: [Signature#verify].
    @FunctionalInterface
    public interface Hashing {

        SignatureCheck verify(String header, byte[] body, String key, Instant now);
    }

    /// @param used receives the secret that verified a body
    public SignedSources(
            Supplier<List<Sources.SourceWithSecrets>> sources,
            BiConsumer<Source, Sources.ActiveSecret> used,
            Hashing hashing,
            InstantSource clock) {
        this.sources = sources;
        this.used = used;
        this.hashing = hashing;
        this.clock = clock;
    }

    public sealed interface Result permits Verified, Refused {}

    public record Verified(Source source, Instant signedAt) implements Result {}

    /// @param source whose key it is nevertheless, or whose address it came to; null where nobody can
    ///     tell
    public record Refused(@Nullable Source source, SignatureFault fault) implements Result {}

    private record Key(Source source, Sources.ActiveSecret secret) {}

    /// Verifies a body that arrived at the common address.
    public Result verify(@Nullable String header, byte[] body) {
        return verify(header, body, sources.get(), null);
    }

    /// Verifies a body that arrived at the address of one source.
    public Result verify(@Nullable String header, byte[] body, Sources.SourceWithSecrets sourceInPath) {
        return verify(header, body, List.of(sourceInPath), sourceInPath.source());
    }

    private Result verify(
            @Nullable String header,
            byte[] body,
            List<Sources.SourceWithSecrets> among,
            @Nullable Source sourceInPath) {
        if (header == null) {
            return new Refused(sourceInPath, new SignatureFault.Missing());
        }
        List<Key> keys = among.stream()
                .filter(one -> one.source().kind() == Source.Kind.RETELL)
                .flatMap(one -> one.secrets().stream().map(secret -> new Key(one.source(), secret)))
                .toList();
        return switch (Signature.checkHead(header, clock.instant())) {
            case SignatureCheck.Malformed _ -> new Refused(sourceInPath, new SignatureFault.Malformed());
            case SignatureCheck.Expired expired
            when (long) body.length * keys.size() > MOST_HASHED_IF_EXPIRED -> expired(sourceInPath, expired);
            default -> tried(header, body, keys, sourceInPath);
        };
    }

    private static Refused expired(@Nullable Source source, SignatureCheck.Expired expired) {
        return new Refused(source, new SignatureFault.Clock(expired.clockDifference()));
    }

    private Result tried(String header, byte[] body, List<Key> keys, @Nullable Source sourceInPath) {
        String agentId = agentId(body);
        String likely = agentId == null ? null : keyOfAgent.getIfPresent(agentId);
        var ordered = new ArrayList<>(keys);
        ordered.sort((a, b) -> Boolean.compare(isKey(likely, b), isKey(likely, a)));
        long hashed = 0;
        for (Key key : ordered) {
            hashed += body.length;
            // The first key is always tried.
            if (hashed > Math.max(MOST_HASHED, body.length)) {
                break;
            }
            switch (hashing.verify(header, body, key.secret().value(), clock.instant())) {
                case SignatureCheck.Valid valid -> {
                    if (agentId != null) {
                        keyOfAgent.put(agentId, id(key));
                    }
                    used.accept(key.source(), key.secret());
                    return new Verified(key.source(), valid.signedAt());
                }
                case SignatureCheck.Expired expired -> {
                    return expired(key.source(), expired);
                }
                default -> {
                    // The key may belong to another workspace; the loop tries the next one.
                }
            }
        }
        return new Refused(sourceInPath, keys.isEmpty() ? new SignatureFault.WithoutKey() : new SignatureFault.Wrong());
    }

    private static boolean isKey(@Nullable String likely, Key key) {
        return id(key).equals(likely);
    }

    /// Includes the source, because secrets of the environment are numbered per source.
    private static String id(Key key) {
        return key.source().id() + " " + key.secret().id();
    }

    /// Returns the first `"agent_id": "…"` near the beginning. This guess only decides which key is
    /// tried first.
    static @Nullable String agentId(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8);
        int name = text.indexOf(AGENT_ID);
        int open = name < 0 ? -1 : text.indexOf('"', name + AGENT_ID.length());
        int close = open < 0 ? -1 : text.indexOf('"', open + 1);
        return close < 0
                        || close - open > LONGEST_ID
                        || !text.substring(name + AGENT_ID.length(), open)
                                .strip()
                                .equals(":")
                ? null
                : text.substring(open + 1, close);
    }
}
