package com.aivors.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFaultTest {

    @ParameterizedTest
    @CsvSource({
        "22021, DATA",
        "23505, DATA",
        "08006, AWAY",
        "57P01, AWAY",
        "57P03, AWAY",
        "53300, AWAY",
        "57014, CANCELLED",
        "55P03, LOCKED",
        "40001, PASSING",
        "40P01, PASSING",
        "53100, PASSING",
        "57000, PASSING",
        "25006, SYSTEM",
        "58030, SYSTEM",
        "42P01, OTHER",
        "5, OTHER"
    })
    void eachSqlStateMapsToItsFault(String state, SqlFault fault) {
        assertThat(SqlFault.of(new SQLException("refused", state))).isEqualTo(fault);
    }

    @Test
    void anExceptionWithoutSqlStateIsUnknown() {
        assertThat(SqlFault.of(new SQLException("no state"))).isEqualTo(SqlFault.UNKNOWN);
    }
}
