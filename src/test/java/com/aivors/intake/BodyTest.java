package com.aivors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    /// As a network brings them, in pieces of any size.
    private static InputStream inPieces(byte[] bytes) {
        var random = new Random(1);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(9_000)));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 299_999, 300_000})
    void isReadWholeWhateverIsAnnounced(int length) throws IOException, Body.NoRoom {
        byte[] sent = bytes(length);
        for (long announced : new long[] {-1, length, length / 2, 2L * length, 10_000_000_000L}) {
            try (Body body = Body.read(inPieces(sent), announced, MOST, budget)) {
                assertThat(body.bytes()).isEqualTo(sent);
                assertThat(budget.held()).isEqualTo(length);
            }
            assertThat(budget.held()).isZero();
        }
    }

    @Test
    void oneByteMoreThanAllowedIsReadAndNoFurther() throws IOException, Body.NoRoom {
        InputStream in = inPieces(bytes(2 * MOST));
        assertThat(Body.read(in, -1, MOST, budget).length()).isEqualTo(MOST + 1);
        assertThat(in.available()).isEqualTo(MOST - 1);
    }

    @Test
    void whatIsAnnouncedTakesNoMemoryUntilItComes() throws IOException, Body.NoRoom {
        var announcing = new ByteArrayInputStream(new byte[0]) {
            long most;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                most = Math.max(most, budget.held());
                return -1;
            }
        };
        Body.read(announcing, MOST, MOST, budget).close();
        assertThat(announcing.most).isBetween(1L, 8_192L);
    }

    @Test
    void moreThanTheBudgetIsRefusedAndGivenBack() throws IOException, Body.NoRoom {
        Body first = Body.read(inPieces(bytes(MOST)), MOST, MOST, budget);
        Body second = Body.read(inPieces(bytes(MOST)), MOST, MOST, budget);
        Body third = Body.read(inPieces(bytes(MOST)), MOST, MOST, budget);
        assertThatThrownBy(() -> Body.read(inPieces(bytes(MOST)), MOST, MOST, budget))
                .isInstanceOf(Body.NoRoom.class);
        assertThat(budget.held()).isEqualTo(3 * MOST);
        second.close();
        second.close();
        assertThat(Body.read(inPieces(bytes(MOST)), MOST, MOST, budget).length())
                .isEqualTo(MOST);
        first.close();
        third.close();
        assertThat(budget.held()).isEqualTo(MOST);
    }

    @Test
    void whatBreaksOffIsGivenBack() {
        var broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> Body.read(broken, MOST, MOST, budget)).isInstanceOf(IOException.class);
        assertThat(budget.held()).isZero();
    }
}
