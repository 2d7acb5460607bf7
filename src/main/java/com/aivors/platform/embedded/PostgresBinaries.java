package com.aivors.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL 18, unpacked once per version from the archive that zonky publishes
/// for this platform.
public final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String COMPLETE = ".complete";
    private static final String FOLDER = "postgresql-";

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /// @param parent receives the folder, such as `postgresql-18.6.0`; a second call finds it there
    public static PostgresBinaries unpackedIn(Path parent) {
        return unpackedIn(parent, packedVersion());
    }

    /// @param version the full version of the archive, because a minor update must not continue
    ///     with the old programs
    public static PostgresBinaries unpackedIn(Path parent, String version) {
        Path directory = parent.resolve(FOLDER + version);
        if (!Files.exists(directory.resolve(COMPLETE))) {
            try {
                unpack(directory);
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL could not be unpacked to " + directory, e);
            }
        }
        return new PostgresBinaries(directory);
    }

    private static String packedVersion() {
        var properties = new Properties();
        try (InputStream file = PostgresBinaries.class.getResourceAsStream("/postgresql.properties")) {
            properties.load(Objects.requireNonNull(file, "postgresql.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }

    /// Removes the programs of other versions, unless a process runs from them.
    void removeOthers() {
        try (Stream<Path> siblings = Files.list(directory.toAbsolutePath().getParent())) {
            siblings.filter(sibling -> sibling.getFileName().toString().startsWith(FOLDER))
                    .filter(sibling -> !sibling.getFileName().equals(directory.getFileName()))
                    .filter(sibling -> !isBeingUnpacked(sibling))
                    .filter(sibling -> !isInUse(sibling))
                    .forEach(PostgresBinaries::remove);
        } catch (IOException e) {
            LOG.warn("Programs of older versions could not be removed: {}", e.toString());
        }
    }

    /// Takes an incomplete folder older than a day for the remains of a killed process.
    private static boolean isBeingUnpacked(Path directory) {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        return !Files.exists(directory.resolve(COMPLETE))
                && directory.toFile().lastModified() > yesterday.toEpochMilli();
    }

    private static boolean isInUse(Path directory) {
        String programs = directory.normalize().toAbsolutePath() + File.separator;
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().command().orElse("").startsWith(programs));
    }

    private static void remove(Path directory) {
        LOG.info("Removing the programs of an older version, {}", directory.getFileName());
        try {
            // Deletes the mark first, so that a partly removed folder never counts as complete.
            Files.deleteIfExists(directory.resolve(COMPLETE));
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", directory, e.toString());
        }
    }

    public Path program(String name) {
        return directory.resolve("bin").resolve(windows() ? name + ".exe" : name);
    }

    static boolean windows() {
        return os().contains("win");
    }

    private static String os() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    private static String resource() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.contains("aarch64") || machine.contains("arm64");
        String system = os().contains("mac") ? "darwin" : windows() ? "windows" : "linux";
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    /// Unpacks beside the target and then renames, so that a start that is killed in between leaves
    /// no incomplete folder.
    private static void unpack(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(directory + " has no parent folder");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "postgresql-");
        // The programs run in a user namespace when we are root: other users must be able to read
        // and execute them.
        if (!windows()) {
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream("/" + resource())) {
            if (archive == null) {
                throw new IOException("no PostgreSQL is packed for this platform (" + resource()
                        + "): set DATABASE_URL to a PostgreSQL of your own");
            }
            extract(archive, fresh);
        }
        Files.createFile(fresh.resolve(COMPLETE));
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another process was faster, and its copy is equally good. Linux has no separate
            // exception for that.
            if (!Files.exists(directory.resolve(COMPLETE))) {
                throw e;
            }
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private static void extract(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("unexpected path in the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(target.resolve(path).getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0 && !windows()) {
                        Files.setPosixFilePermissions(path, EXECUTABLE);
                    }
                }
            }
        }
    }

    private static final Set<PosixFilePermission> EXECUTABLE =
            java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x");
}
