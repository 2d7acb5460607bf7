package com.aivors.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// What makes starts fast, in a folder beside the jar: its parts unpacked, and the JVM's own
/// ahead-of-time cache of their classes and profiles (JEP 514, 515). Good for exactly one jar and
/// one Java; with another of either it does not count.
record StartCache(Path jar, Path folder) {

    /// @param jar need not exist
    static StartCache of(Path jar) {
        return new StartCache(jar, jar.resolveSibling(jar.getFileName() + ".cache"));
    }

    /// The jar that this process was started with by `java -jar`.
    static Optional<Path> runningJar() {
        String classPath = System.getProperty("java.class.path", "");
        Path jar = Path.of(classPath.contains(System.getProperty("path.separator")) ? "" : classPath);
        return classPath.endsWith(".jar") && Files.isRegularFile(jar)
                ? Optional.of(jar.toAbsolutePath())
                : Optional.empty();
    }

    /// The jar without its libraries, which lie beside it.
    Path unpackedJar() {
        return folder.resolve(jar.getFileName());
    }

    Path aot() {
        return folder.resolve("aivors.aot");
    }

    boolean isValid() {
        try {
            return Files.isRegularFile(seal()) && Files.readString(seal()).equals(key());
        } catch (IOException e) {
            return false;
        }
    }

    /// From here on it counts.
    void seal(String key) throws IOException {
        Files.writeString(seal(), key);
    }

    String key() throws IOException {
        return "jar " + Files.size(jar) + " bytes of "
                + Files.getLastModifiedTime(jar).toMillis() + "\njava " + System.getProperty("java.vm.version") + " in "
                + System.getProperty("java.home") + "\n";
    }

    void delete() throws IOException {
        if (Files.exists(folder)) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Path seal() {
        return folder.resolve("made-for");
    }
}
