package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FirstVisitTest {

    @Test
    void theServerSendsItselfAWarmUpRequest() throws InterruptedException {
        try (var server = TestServer.start()) {
            var figures = server.part(MeterRegistry.class);
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (answered(figures) == 0 && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            assertThat(answered(figures)).isEqualTo(1);
        }
    }

    private static long answered(MeterRegistry figures) {
        var timer = figures.find("http.server.requests").timer();
        return timer == null ? 0 : timer.count();
    }
}
