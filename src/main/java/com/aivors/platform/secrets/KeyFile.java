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

/// The generated secret key in the data directory and, while it is being replaced, the one before
/// it. Nothing sealed can be read without them: they are on the disk before they are used.
final class KeyFile {

    private final Path directory;
    private final Path file;
    private final Path previous;

    KeyFile(Path data) {
        this.directory = data.resolve("secrets");
        this.file = directory.resolve("secret.key");
        this.previous = directory.resolve("secret.key.previous");
    }

    /// Generates the key where there is none.
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

    /// @return the key before, as long as it is needed
    @Nullable
    String previous() {
        try {
            String text = Files.exists(previous) ? Files.readString(previous).strip() : "";
            // Equal when a replacement was interrupted before it began.
            return text.isEmpty() || text.equals(read()) ? null : text;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + previous + " cannot be read", e);
        }
    }

    /// Puts a new key in its place and keeps the old one for the next start. Does nothing while that
    /// start has not come yet.
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
            // Another start was quicker: its secret counts.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static String fresh() {
        return SecretKeys.generate() + SecretKeys.generate();
    }

    /// @return a file of its own, readable by its owner alone
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
            return; // It opens no directories, and keeps their entries by itself.
        }
        try (var channel = FileChannel.open(path, directory ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
