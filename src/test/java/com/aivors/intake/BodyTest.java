package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final int MOST = 300_000;

    private final Body.Budget budget = new Body.Budget(1_000_000);

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// Appends pieces of any size, as from a network, until one does not fit.
    private static Body.Added fill(Body body, byte[] bytes) {
        var random = new Random(1);
        var all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            int end = all.limit();
            all.limit(Math.min(end, all.position() + 1 + random.nextInt(9_000)));
            Body.Added added = body.add(all);
            if (added != Body.Added.YES) {
                return added;
            }
            all.limit(end);
        }
        return Body.Added.YES;
    }

    private Body read(byte[] bytes) {
        var body = new Body(bytes.length, MOST, budget);
        assertThat(fill(body, bytes)).isEqualTo(Body.Added.YES);
        return body;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 299_999, 300_000})
    void theBodyIsCompleteForAnyAnnouncedLength(int length) {
        byte[] sent = bytes(length);
        for (long announced : new long[] {-1, length, length / 2, 2L * length, 10_000_000_000L}) {
            try (var body = new Body(announced, MOST, budget)) {
                assertThat(fill(body, sent)).isEqualTo(Body.Added.YES);
                assertThat(body.bytes()).isEqualTo(sent);
                assertThat(budget.held()).isEqualTo(length);
            }
            assertThat(budget.held()).isZero();
        }
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        var body = new Body(-1, MOST, budget);
        assertThat(fill(body, bytes(MOST + 1))).isEqualTo(Body.Added.TOO_LARGE);
        assertThat(body.length()).isLessThanOrEqualTo(MOST);
    }

    @Test
    void theAnnouncedLengthReservesNoMemory() {
        var body = new Body(MOST, MOST, budget);
        assertThat(budget.held()).isZero();
        assertThat(fill(body, bytes(100))).isEqualTo(Body.Added.YES);
        assertThat(budget.held()).isBetween(100L, 16_384L);
    }

    @Test
    void aBodyOverTheBudgetIsRefusedAndReleasesItsBytes() {
        Body first = read(bytes(MOST));
        Body second = read(bytes(MOST));
        Body third = read(bytes(MOST));
        var fourth = new Body(MOST, MOST, budget);
        assertThat(fill(fourth, bytes(MOST))).isEqualTo(Body.Added.NO_ROOM);
        fourth.close();
        assertThat(budget.held()).isEqualTo(3 * MOST);
        second.close();
        second.close();
        assertThat(read(bytes(MOST)).length()).isEqualTo(MOST);
        first.close();
        third.close();
        assertThat(budget.held()).isEqualTo(MOST);
    }

    @Test
    void aClosedBodyAcceptsNoBytes() {
        var body = new Body(MOST, MOST, budget);
        body.close();
        assertThat(body.add(ByteBuffer.wrap(bytes(10)))).isEqualTo(Body.Added.NO_ROOM);
        assertThat(budget.held()).isZero();
    }
}
