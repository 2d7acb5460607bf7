package com.aivors.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.platform.secrets.SecretKeys;
import com.aivors.testing.Api;
import com.aivors.testing.Reply;
import com.aivors.testing.SharedServer;
import com.aivors.testing.TestServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sends forged tokens. Each differs in one claim or one header from a real token of an active
/// session.
@SharedServer
class AccessTokensTest {

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static TestServer server;
    private static SignedJWT real;
    private static SecretKey key;

    @BeforeAll
    static void start(TestServer shared) throws ParseException {
        server = shared;
        Reply login = Api.of(server)
                .post(
                        "/api/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(TestServer.OPERATOR_EMAIL, TestServer.OPERATOR_PASSWORD));
        real = SignedJWT.parse(login.data().path("token").asString());
        key = server.part(SecretKeys.class)
                .derive("jwt signing " + real.getHeader().getKeyID());
    }

    private static JWTClaimsSet.Builder claims() throws ParseException {
        return new JWTClaimsSet.Builder(real.getJWTClaimsSet());
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(TYPE)
                .keyID(real.getHeader().getKeyID());
    }

    private static void assertRefused(String token) {
        Reply bearer = Api.of(server).bearer(token).get("/api/auth/me");
        assertThat(bearer.status()).isEqualTo(401);
        assertThat(bearer.code()).isEqualTo("not-signed-in");
        assertThat(bearer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(Api.of(server).cookie(token).get("/api/auth/me").status()).isEqualTo(401);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, SecretKey with) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(with));
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(header(JWSAlgorithm.HS256).build(), claims, key);
    }

    @Test
    void anUnchangedTokenIsAccepted() throws ParseException, JOSEException {
        assertThat(Api.of(server).bearer(real.serialize()).get("/api/auth/me").status())
                .isEqualTo(200);
        assertThat(Api.of(server)
                        .bearer(signed(claims().build()))
                        .get("/api/auth/me")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unsignedTokensAreRefused() throws ParseException {
        assertRefused(new PlainJWT(claims().build()).serialize());
        String token = real.serialize();
        assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    /// The last character of a signature has two unused bits.
    @Test
    void aTokenHasOnlyOneValidEncoding() {
        String token = real.serialize();
        String rest = token.substring(0, token.length() - 1);
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .mapToObj(last -> rest + (char) last)
                .filter(other -> !other.equals(token))
                .forEach(AccessTokensTest::assertRefused);
        for (String other : List.of(token + "=", token.replaceFirst("\\.", "=."), token + "\u00e9")) {
            assertRefused(other);
        }
    }

    @Test
    void otherKeysAndAlgorithmsAreRefused() throws ParseException, JOSEException {
        var others = new SecretKeySpec(new byte[32], "HmacSHA256");
        assertRefused(signed(header(JWSAlgorithm.HS256).build(), claims().build(), others));
        byte[] longer = new byte[64];
        System.arraycopy(key.getEncoded(), 0, longer, 0, 32);
        assertRefused(
                signed(header(JWSAlgorithm.HS512).build(), claims().build(), new SecretKeySpec(longer, "HmacSHA512")));
        assertRefused(signed(header(JWSAlgorithm.HS256).keyID("another").build(), claims().build(), key));
        assertRefused(
                signed(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims().build(), key));
    }

    @Test
    void aTokenWithExtraHeadersIsRefused() throws ParseException, JOSEException {
        assertRefused(signed(
                header(JWSAlgorithm.HS256)
                        .jwkURL(URI.create("https://evil.test/keys"))
                        .build(),
                claims().build(),
                key));
        assertRefused(signed(
                header(JWSAlgorithm.HS256)
                        .x509CertURL(URI.create("https://evil.test/key"))
                        .build(),
                claims().build(),
                key));
        assertRefused(signed(header(JWSAlgorithm.HS256).customParam("x", "y").build(), claims().build(), key));
        assertRefused(
                signed(header(JWSAlgorithm.HS256).criticalParams(Set.of("exp")).build(), claims().build(), key));
    }

    @Test
    void nullClaimsAreRefused() throws ParseException, JOSEException {
        String said = real.getPayload().toString();
        for (String claim : List.of("sub", "sid", "iat", "exp")) {
            String nothing = said.replaceAll("(\"" + claim + "\":)(\"[^\"]*\"|[0-9]+)", "$1null");
            assertThat(nothing).isNotEqualTo(said);
            var token = new JWSObject(header(JWSAlgorithm.HS256).build(), new Payload(nothing));
            token.sign(new MACSigner(key));
            assertRefused(token.serialize());
        }
    }

    @Test
    void otherTypesIssuersAndAudiencesAreRefused() throws ParseException, JOSEException {
        assertRefused(signed(header(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims().build(), key));
        assertRefused(signed(claims().issuer("somebody else").build()));
        assertRefused(signed(claims().audience("another service").build()));
    }

    @Test
    void expiredAndIncompleteTokensAreRefused() throws ParseException, JOSEException {
        assertRefused(signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(1)))
                .build()));
        assertRefused(signed(claims().expirationTime(null).build()));
        assertRefused(signed(claims().claim("sid", null).build()));
        assertRefused(signed(claims().claim("sid", "no id").build()));
        assertRefused(
                signed(claims().subject(java.util.UUID.randomUUID().toString()).build()));
        assertRefused("nonsense");
    }
}
