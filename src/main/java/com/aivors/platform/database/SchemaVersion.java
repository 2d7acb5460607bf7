package com.aivors.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The newest migration that this program contains, such as 20261127.0800. During a rolling update
/// the database may be newer.
final class SchemaVersion {

    static final BigDecimal OURS = newest();

    private SchemaVersion() {}

    private static BigDecimal newest() {
        try {
            Resource[] migrations =
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*__*.sql");
            return Stream.of(migrations)
                    .map(migration -> of(Objects.requireNonNull(migration.getFilename())))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param file a name such as `V20261127_0800__not_recorded.sql`
    private static BigDecimal of(String file) {
        return new BigDecimal(file.substring(1, file.indexOf("__")).replace('_', '.'));
    }
}
