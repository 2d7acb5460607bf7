package com.aivors.platform.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The generated secret key in the data directory and, while it is being replaced, the previous
/// key. Without them no sealed secret can be read, so they are on the disk before they are used.
final class KeyFile {

    private final Path directory;
    private final Path file;
    private final Path previous;

    KeyFile(Path data) {
        this.directory = data.resolve("secrets");
        this.file = directory.resolve("secret.key");
        this.previous = directory.resolve("secret.key.previous");
    }

    /// Returns the key; generates it when there is none.
    String read() {
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                create();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + file + " cannot be read or written", e);
        }
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// @return the previous key, as long as it is needed
    @Nullable
    String previous() {
        try {
            String text = Files.exists(previous) ? Files.readString(previous).strip() : "";
            // Both are equal when a replacement was interrupted before the new key was written.
            return text.isEmpty() || text.equals(read()) ? null : text;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + previous + " cannot be read", e);
        }
    }

    /// Writes a new key and keeps the old one for the next start. Does nothing when a replacement
    /// is already waiting for that start.
    void replace() {
        if (previous() != null) {
            return;
        }
        try {
            Files.move(write(read()), previous, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
            Files.move(write(fresh()), file, StandardCopyOption.ATOMIC_MOVE);
            sync(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + file + " cannot be replaced", e);
        }
    }

    void forgetPrevious() {
        try {
            Files.deleteIfExists(previous);
        } catch (IOException e) {
            throw new UncheckedIOException("The old secret key in " + previous + " cannot be deleted", e);
        }
    }

    private void create() throws IOException {
        Path fresh = write(fresh());
        try {
            Files.createLink(file, fresh);
            sync(directory);
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its key counts.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String fresh() {
        return SecretKeys.generate() + SecretKeys.generate();
    }

    /// @return a new temporary file that only its owner may read
    private Path write(String secret) throws IOException {
        Path fresh = Files.createTempFile(directory, "secret", ".tmp");
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(fresh, secret);
        sync(fresh);
        return fresh;
    }

    private static void sync(Path path) throws IOException {
        boolean directory = Files.isDirectory(path);
        if (directory && System.getProperty("os.name").startsWith("Windows")) {
            return; // Windows cannot open directories and persists their entries itself.
        }
        try (var channel = FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
