package com.aivors.operator.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:5000",
                "http://app.localhost",
                "http://127.0.0.1:5000",
                "http://[::1]:5000",
                "http://0.0.0.0",
                "http://10.1.2.3",
                "https://192.168.0.7",
                "https://172.16.0.1",
                "https://169.254.1.1",
                "https://100.64.0.1",
                "https://[fd00::1]",
                "https://[fe80::1]",
                "https://aivors",
                "https://aivors.local",
                "https://aivors.internal.",
                "https://box.home.arpa"
            })
    void localAndPrivateAddressesAreUnreachable(String url) {
        assertThat(PublicUrl.isReachable(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calls.agency.com",
                "https://calls.agency.com:8443/base",
                "http://203.0.113.7",
                "https://100.128.0.1",
                "https://[2001:db8::1]",
                "https://172.32.0.1"
            })
    void publicAddressesAreReachable(String url) {
        assertThat(PublicUrl.isReachable(URI.create(url))).isTrue();
    }
}
