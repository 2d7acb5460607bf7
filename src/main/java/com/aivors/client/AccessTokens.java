package com.aivors.client;

import com.aivors.platform.secrets.SecretKeys;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Signs and reads access tokens, by the rules of RFC 8725: one algorithm, one type, issuer and
/// audience, a named key. A token only names a session; whether that still runs is asked of the
/// database.
@Component
final class AccessTokens {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt"); // RFC 9068
    private static final String ISSUER = "aivors";
    private static final String AUDIENCE = "aivors-api";
    private static final int LONGEST = 2_000;

    private final InstantSource clock;
    private final SecretKey key;
    private final String keyId;
    private final DefaultJWTProcessor<SecurityContext> reader = new DefaultJWTProcessor<>();

    /// What a valid token says.
    record Token(UUID userId, UUID sessionId, Instant issuedAt, Instant expiresAt) {}

    AccessTokens(SecretKeys keys, InstantSource clock) {
        this.clock = clock;
        this.key = keys.derive("jwt signing");
        this.keyId = keys.password("jwt key id").substring(0, 8);
        var known = new OctetSequenceKey.Builder(key)
                .keyID(keyId)
                .algorithm(JWSAlgorithm.HS256)
                .keyUse(KeyUse.SIGNATURE)
                .build();
        reader.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        reader.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, new ImmutableJWKSet<>(new JWKSet(known))));
        var claims = new Claims();
        claims.setMaxClockSkew(0);
        reader.setJWTClaimsSetVerifier(claims);
    }

    String issue(UUID userId, UUID sessionId, Instant expiresAt) {
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
            token.sign(new MACSigner(key));
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
            if (!keyId.equals(token.getHeader().getKeyID())) {
                return null;
            }
            JWTClaimsSet claims = reader.process(token, null);
            return new Token(
                    UUID.fromString(claims.getSubject()),
                    UUID.fromString(claims.getStringClaim("sid")),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return null;
        }
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
