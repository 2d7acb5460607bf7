package com.aivors.identity;

import com.aivors.platform.secrets.SecretKeys;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/// Signs and reads access tokens by the rules of RFC 8725: one algorithm, one type, one issuer, one
/// audience, and a named key that changes every 30 days. A token only names a session; the database
/// tells whether the session is still running.
@Component
final class AccessTokens {

    private static final String TYPE = "at+jwt"; // RFC 9068
    private static final String ISSUER = "aivors";
    private static final String AUDIENCE = "aivors-api";
    private static final int LONGEST = 2_000;

    /// The exact header fields of our tokens.
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    /// The time for which a key signs. Keys are derived from the secret key, so nobody has to
    /// replace them. Tokens of the previous key stay valid, and so do tokens of the next key, from
    /// a node whose clock is ahead.
    static final Duration KEY_LIFE = Duration.ofDays(30);

    private final InstantSource clock;
    private final SecretKeys keys;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;

    /// The claims of a valid token.
    record Token(UUID userId, UUID sessionId, Instant issuedAt, Instant expiresAt) {}

    AccessTokens(SecretKeys keys, InstantSource clock) {
        this.clock = clock;
        this.keys = keys;
        this.encoder = new NimbusJwtEncoder((selector, _) -> selector.select(new JWKSet(signing())));
        this.decoder = new NimbusJwtDecoder(verifier());
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock.withZone(ZoneOffset.UTC));
        var type = new JwtTypeValidator(TYPE);
        var audience = new JwtAudienceValidator(AUDIENCE);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(type, times, new JwtIssuerValidator(ISSUER), audience));
    }

    private OctetSequenceKey signing() {
        String id = Long.toString(period());
        return new OctetSequenceKey.Builder(key(id))
                .keyID(id)
                .algorithm(JWSAlgorithm.HS256)
                .build();
    }

    private DefaultJWTProcessor<SecurityContext> verifier() {
        var verifier = new DefaultJWTProcessor<SecurityContext>();
        verifier.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        verifier.setJWSKeySelector((header, _) ->
                JWSAlgorithm.HS256.equals(header.getAlgorithm()) ? active(header.getKeyID()) : List.of());
        // Spring Security's validators check the rest, but they invent an issue time when it is missing.
        verifier.setJWTClaimsSetVerifier((claims, _) -> {
            if (claims.getIssueTime() == null || claims.getExpirationTime() == null) {
                throw new BadJWTException("a time is missing");
            }
        });
        return verifier;
    }

    private long period() {
        return clock.instant().getEpochSecond() / KEY_LIFE.toSeconds();
    }

    /// @return the key with this name while its tokens are valid, otherwise none
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
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256)
                .type(TYPE)
                .keyId(Long.toString(period()))
                .build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(userId.toString())
                .claim("sid", sessionId.toString())
                .issuedAt(clock.instant())
                .expiresAt(expiresAt)
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /// @return null when the text is not a valid token of ours
    @Nullable
    Token read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            return isCanonical(token) && token.getHeader().getIncludedParams().equals(HEADER)
                    ? said(decoder.decode(text))
                    : null;
        } catch (ParseException | JwtException | IllegalArgumentException e) {
            return null;
        }
    }

    /// Returns whether the token has its only canonical spelling. Padding and the unused bits of a
    /// last character would otherwise give one token several spellings.
    private static boolean isCanonical(SignedJWT token) {
        return Stream.of(token.getParsedParts())
                .allMatch(part -> Base64URL.encode(part.decode()).equals(part));
    }

    private static @Nullable Token said(Jwt token) {
        String user = token.getSubject();
        String session = token.getClaimAsString("sid");
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        return user == null || session == null || issued == null || expires == null
                ? null
                : new Token(UUID.fromString(user), UUID.fromString(session), issued, expires);
    }
}
