package com.aivors.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The generated secret key, with its replacement interrupted at any point.
class KeyFileTest {

    private static final String GIVEN = "a secret key given in the settings, long enough";

    @TempDir
    Path data;

    private Path file(String name) {
        return data.resolve("secrets").resolve(name);
    }

    private SecretKeys keys(Map<String, String> settings) {
        var all = new java.util.HashMap<>(Map.of("AIVORS_DATA", data.toString()));
        all.putAll(settings);
        return SecretKeys.of(SettingsReader.read(all));
    }

    @Test
    void theOldKeyRemainsUntilItIsForgotten() throws IOException {
        var keyFile = new KeyFile(data);
        String first = keyFile.read();
        keyFile.replace();
        String second = keyFile.read();

        assertThat(second).isNotEqualTo(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(keyFile.previous()).isEqualTo(first);
        for (String name : List.of("secret.key", "secret.key.previous")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
                    .isEqualTo("rw-------");
        }
        keyFile.replace();
        assertThat(keyFile.read())
                .as("a third key before the second is in use would lose the first")
                .isEqualTo(second);

        keyFile.forgetPrevious();
        keyFile.forgetPrevious();
        assertThat(keyFile.previous()).isNull();
        try (var files = Files.list(file("."))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void anInterruptedReplacementStartsAgain() throws IOException {
        var keyFile = new KeyFile(data);
        String first = keyFile.read();
        Files.writeString(file("secret.key.previous"), first);
        assertThat(keyFile.previous()).isNull();

        keyFile.replace();
        assertThat(keyFile.read()).isNotEqualTo(first);
        assertThat(keyFile.previous()).isEqualTo(first);
    }

    @Test
    void keysComeFromSettingsOrFromTheFile() {
        SecretKeys generated = keys(Map.of());
        assertThat(generated.previous()).isNull();
        SecretKeys given = keys(Map.of("AIVORS_SECRET_KEY", GIVEN));
        assertThat(given.password("x")).isNotEqualTo(generated.password("x"));

        String text = new KeyFile(data).read();
        SecretKeys moved = keys(Map.of("AIVORS_SECRET_KEY", GIVEN, "AIVORS_SECRET_KEY_PREVIOUS", text));
        assertThat(moved.passwords("x")).containsExactly(given.password("x"), generated.password("x"));
        SecretKeys back = keys(Map.of("AIVORS_SECRET_KEY_PREVIOUS", GIVEN));
        assertThat(back.passwords("x")).containsExactly(generated.password("x"), given.password("x"));

        new KeyFile(data).replace();
        assertThat(keys(Map.of()).passwords("x")).hasSize(2).contains(generated.password("x"));
    }

    @Test
    void invalidKeySettingsAreReported() {
        assertThatThrownBy(
                        () -> SecretKeys.replaceGenerated(SettingsReader.read(Map.of("AIVORS_DATA", data.toString()))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no secret key");
        assertThatThrownBy(() -> SecretKeys.replaceGenerated(
                        SettingsReader.read(Map.of("AIVORS_DATA", data.toString(), "AIVORS_SECRET_KEY", GIVEN))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("AIVORS_SECRET_KEY_PREVIOUS");
        assertThatThrownBy(() -> keys(Map.of("AIVORS_SECRET_KEY", GIVEN, "AIVORS_SECRET_KEY_PREVIOUS", GIVEN)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("the same");
        assertThatThrownBy(() -> keys(Map.of("AIVORS_SECRET_KEY", GIVEN, "AIVORS_SECRET_KEY_PREVIOUS", "short")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at least 32");
    }

    @Test
    void theNewKeyOpensAndResealsOldSecrets() {
        var first = new Sealer(keys(Map.of()));
        byte[] sealed = first.seal("key_of_a_workspace", "source 1");
        new KeyFile(data).replace();
        var second = new Sealer(keys(Map.of()));
        assertThat(second.open(sealed, "source 1")).isEqualTo("key_of_a_workspace");
        assertThatThrownBy(() -> second.open(sealed, "source 2")).isInstanceOf(IllegalStateException.class);

        byte[] anew = second.reseal(sealed, "source 1").orElseThrow();
        assertThat(second.reseal(anew, "source 1")).isEmpty();
        assertThatThrownBy(() -> first.open(anew, "source 1")).isInstanceOf(IllegalStateException.class);
        new KeyFile(data).forgetPrevious();
        var alone = new Sealer(keys(Map.of()));
        assertThat(alone.open(anew, "source 1")).isEqualTo("key_of_a_workspace");
        assertThatThrownBy(() -> alone.open(sealed, "source 1")).hasMessageContaining("AIVORS_SECRET_KEY");
    }
}
