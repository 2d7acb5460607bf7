package com.aivors.client;

import com.aivors.platform.secrets.SecretKeys;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signs and reads access tokens, by the rules of RFC 8725: one algorithm, one type, issuer and
/// audience, a named key that changes every month. A token only names a session; whether that still runs is asked of
/// the
/// database.
@Component
final class AccessTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt"); // RFC 9068
    private static final String ISSUER = "aivors";
    private static final String AUDIENCE = "aivors-api";
    private static final int LONGEST = 2_000;

    /// Nothing else is in the header of a token of ours.
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    /// How long a key signs. Each is derived anew, so that nobody has to change anything; tokens of
    /// the one before are still read, and those of a node whose clock is ahead.
    static final Duration KEY_LIFE = Duration.ofDays(30);

    private final InstantSource clock;
    private final SecretKeys keys;
    private final DefaultJWTProcessor<SecurityContext> reader = new DefaultJWTProcessor<>();

    /// What a valid token says.
    record Token(UUID userId, UUID sessionId, Instant issuedAt, Instant expiresAt) {}

    AccessTokens(SecretKeys keys, InstantSource clock) {
        this.clock = clock;
        this.keys = keys;
        reader.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        reader.setJWSKeySelector((header, _) ->
                JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? active(header.getKeyID()) : List.of());
        var claims = new Claims();
        claims.setMaxClockSkew(0);
        reader.setJWTClaimsSetVerifier(claims);
    }

    private long period() {
        return clock.instant().getEpochSecond() / KEY_LIFE.toSeconds();
    }

    /// @return the key of that name while it is read, else none
    private List<SecretKey> active(@Nullable String keyId) {
        long now = period();
        return LongStream.rangeClosed(now - 1, now + 1)
                .mapToObj(Long::toString)
                .filter(id -> id.equals(keyId))
                .map(this::key)
                .toList();
    }

    private SecretKey key(String keyId) {
        return keys.derive("jwt signing " + keyId);
    }

    String issue(UUID userId, UUID sessionId, Instant expiresAt) {
        String keyId = Long.toString(period());
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(TYPE)
                .keyID(keyId)
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId.toString())
                .claim("sid", sessionId.toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(expiresAt))
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(key(keyId)));
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    /// @return null for anything that is no token of ours, or no longer
    @Nullable
    Token read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            return isCanonical(token) && token.getHeader().getIncludedParams().equals(HEADER)
                    ? said(reader.process(token, null))
                    : null;
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }

    /// Whether it is written in the one way there is: padding, and the bits of a last character that
    /// mean nothing, would let several texts be one token.
    private static boolean isCanonical(SignedJWT token) {
        return Stream.of(token.getParsedParts())
                .allMatch(part -> Base64URL.encode(part.decode()).equals(part));
    }

    private static @Nullable Token said(JWTClaimsSet claims) throws ParseException {
        String user = claims.getSubject();
        String session = claims.getStringClaim("sid");
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        return user == null || session == null || issued == null || expires == null
                ? null
                : new Token(UUID.fromString(user), UUID.fromString(session), issued.toInstant(), expires.toInstant());
    }

    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {

        Claims() {
            super(AUDIENCE, new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "sid", "iat", "exp"));
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
