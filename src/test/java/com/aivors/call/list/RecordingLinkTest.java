package com.aivors.call.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://recordings.test/a.wav",
                "http://169.254.169.254/latest/meta-data/",
                "javascript://recordings.test/%0aalert(1)",
                "https://user:password@recordings.test/a.wav",
                "https:/a.wav",
                "//recordings.test/a.wav",
                "https://recordings.test/\"><script>",
                "file:///etc/passwd",
            })
    void rejectsUnsafeRecordingLinks(String url) {
        assertThat(RecordingLink.isUsable(url)).isFalse();
    }

    @Test
    void demoRecordingLinksPointToTheService() {
        String demo = "https://recordings.demo.aivors.example/";
        assertThat(RecordingLink.playable(demo + "first-cleaning.mp3"))
                .isEqualTo("/demo/recordings/first-cleaning.mp3");
        for (String other : new String[] {
            "https://recordings.test/a.mp3",
            demo + "call_1/recording.wav?X-Amz-Expires=300",
            demo + "../../etc/passwd.mp3",
            demo.replace("https", "http") + "a.mp3"
        }) {
            assertThat(RecordingLink.playable(other)).isEqualTo(other);
        }
    }

    @Test
    void acceptsRetellLinksAndReadsTheirExpiry() {
        String url = "https://dxc03zgurdly9.cloudfront.net/call/recording.wav?Expires=1790000000&Signature=a";
        assertThat(RecordingLink.isUsable(url)).isTrue();
        assertThat(RecordingLink.hasExpired(url, Instant.ofEpochSecond(1_790_000_001)))
                .isTrue();
        assertThat(RecordingLink.hasExpired(url, Instant.ofEpochSecond(1_789_999_999)))
                .isFalse();
    }
}
