package com.aivors.launcher;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Goes on as a JVM with the options that suit the service, and with the [StartCache] if there is one.
/// It becomes that JVM (`execv`), rather than starting one: the same process with the same id, so that
/// signals, supervisors and `kill` find what they expect.
public final class Relaunch {

    /// Options that choose a cache themselves: whoever gives one knows what they want.
    private static final List<String> OWN_CACHE = List.of("-XX:AOT", "-XX:SharedArchiveFile", "-Xshare", "-XX:-UseAOT");

    /// The jar's manifest says the same, and as an option it makes the JVM refuse the cache.
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /// Holds everybody up for the shortest time among those that need no memory of their own: 5 to 13 ms
    /// with all processors, where one alone needs 15 to 35. An option of the user's wins.
    public static final String COLLECTOR = "-XX:+UseParallelGC";

    private static final Pattern OWN_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");

    /// A small young generation takes 60 MB less than the usual one of a third of the heap, and each of
    /// its pauses copies less when many senders come at once; it is as fast.
    public static final String YOUNG = "-XX:MaxNewSize=32m";

    private static final Pattern OWN_YOUNG = Pattern.compile("-Xmn.*|-XX:(Max)?New(Size|Ratio)=.*");

    /// Spring takes its beans as the build has listed them (`process-aot` in the pom), instead of looking
    /// for them. Only with the cache: making it has shown that it starts so.
    static final String LISTED_BEANS = "-Dspring.aot.enabled=true";

    private Relaunch() {}

    /// Does not return when there is anything to change; otherwise it returns and the start goes on
    /// as it is.
    ///
    /// Called by `Main`, which an older Java must be able to load.
    public static void ifBetter() {
        ProcessHandle.Info self = ProcessHandle.current().info();
        if (self.command().isPresent()
                && self.arguments().isPresent()
                && !System.getProperty("os.name").startsWith("Windows")) {
            StartCache.runningJar()
                    .map(StartCache::of)
                    .flatMap(cache -> command(
                            self.command().get(), Arrays.asList(self.arguments().get()), cache))
                    .ifPresent(Relaunch::become);
        }
    }

    /// @param arguments of this process: options of the JVM, `-jar`, the jar, ours
    /// @param cache that of its jar; used when it is valid
    /// @return nothing when it was not started in that way, or already as it should be, or to make the
    ///     cache anew
    static Optional<List<String>> command(String java, List<String> arguments, StartCache cache) {
        int jar = arguments.indexOf("-jar");
        if (jar < 0
                || jar + 1 >= arguments.size()
                || !arguments.get(jar + 1).endsWith(cache.jar().getFileName().toString())
                || arguments.subList(jar + 2, arguments.size()).equals(List.of(Preparation.COMMAND))) {
            return Optional.empty();
        }
        boolean cached = cache.isValid();
        List<String> options = arguments.subList(0, jar).stream()
                .filter(option -> !cached || !option.equals(NATIVE_ACCESS))
                .toList();
        if (options.stream().anyMatch(option -> OWN_CACHE.stream().anyMatch(option::startsWith))) {
            return Optional.empty();
        }
        boolean chooses = noneIs(OWN_COLLECTOR, options);
        if (!cached && !chooses) {
            return Optional.empty();
        }
        var command = new ArrayList<String>(List.of(java));
        if (chooses) {
            command.add(COLLECTOR);
            if (noneIs(OWN_YOUNG, options)) {
                command.add(YOUNG);
            }
        }
        command.addAll(options);
        if (cached) {
            command.add("-XX:AOTCache=" + cache.aot());
            command.add(LISTED_BEANS);
        }
        command.addAll(List.of("-jar", cached ? cache.unpackedJar().toString() : arguments.get(jar + 1)));
        command.addAll(arguments.subList(jar + 2, arguments.size()));
        return Optional.of(command);
    }

    private static boolean noneIs(Pattern pattern, List<String> options) {
        return options.stream().noneMatch(option -> pattern.matcher(option).matches());
    }

    @SuppressWarnings("restricted") // the manifest allows native access
    private static void become(List<String> command) {
        Linker linker = Linker.nativeLinker();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment execv = linker.defaultLookup().find("execv").orElseThrow();
            MemorySegment arguments = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
            for (int i = 0; i < command.size(); i++) {
                arguments.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
            }
            var _ = (int) linker.downcallHandle(
                            execv,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(command.getFirst()), arguments);
        } catch (Throwable e) {
            // This Java or system does not allow it: the slower start is as good.
        }
    }
}
