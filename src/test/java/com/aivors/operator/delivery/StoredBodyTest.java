package com.aivors.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoredBodyTest {

    private static StoredBody of(String body) {
        return StoredBody.of(Zstd.compress(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void jsonIsIndentedAndNothingElseChanges() {
        assertThat(of("{\"a\":[1e400,{}, [ ]],\"b\":\"x\\\",{\\\\\"}").text()).isEqualTo("""
                        {
                          "a": [
                            1e400,
                            {},
                            []
                          ],
                          "b": "x\\",{\\\\"
                        }""");
    }

    @Test
    void keepsALoneSurrogateAsAnEscape() {
        assertThat(of("[\"\\ud83d \\ud83d\\ude00 \\u0000\"]").text()).isEqualTo("""
                        [
                          "\\ud83d \ud83d\ude00 \\u0000"
                        ]""");
    }

    @Test
    void limitsTheIndentationOfDeepNesting() {
        int depth = 400;
        StoredBody deep = of("[".repeat(depth) + "]".repeat(depth));
        assertThat(deep.text().lines().mapToInt(String::length).max()).hasValue(42);
        assertThat(deep.text().lines()).hasSize(2 * depth - 1);
    }

    @Test
    void textThatIsNotJsonStaysUnchanged() {
        assertThat(of("[object Object]").text()).isEqualTo("[object Object]");
        assertThat(of("{\"half\":").text()).isEqualTo("{\"half\":");
        assertThat(of("").text()).isEmpty();
    }

    @Test
    void aLargeBodyIsTruncated() {
        StoredBody large = of("[\"" + "x".repeat(2_000_000) + "\"]");
        assertThat(large.truncated()).isTrue();
        assertThat(large.text()).hasSize(256 * 1024);
    }
}
