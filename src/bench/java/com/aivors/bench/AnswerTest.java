package com.aivors.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void isCompleteAfterContentLengthBytes() {
        var answer = of("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
        assertThat(answer.isComplete()).isFalse();
        add(answer, "}");
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.closes()).isFalse();
    }

    @Test
    void isCompleteAfterTheLastChunk() {
        var answer = of("HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n");
        assertThat(answer.isComplete()).isFalse();
        add(answer, "0\r\n\r\n");
        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.closes()).isTrue();
    }

    @Test
    void isReusableAfterClear() {
        var answer = of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        assertThat(answer.isComplete()).isTrue();
        answer.clear();
        add(answer, "HTTP/1.1 401 No");
        assertThat(answer.isComplete()).isFalse();
    }

    private static Answer of(String text) {
        var answer = new Answer();
        add(answer, text);
        return answer;
    }

    private static void add(Answer answer, String text) {
        answer.target().put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
