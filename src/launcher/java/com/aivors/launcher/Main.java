package com.aivors.launcher;

import java.lang.reflect.InvocationTargetException;

/** The main class of {@code java -jar}. Compiled for Java 17, so that it can report a Java that is too old. */
public final class Main {

    private static final int NEEDED = 25;

    private Main() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("Aivors needs Java " + NEEDED + " or newer; this is Java " + found + " in "
                    + System.getProperty("java.home") + ". Start it with a JDK " + NEEDED + ": /path/to/jdk-" + NEEDED
                    + "/bin/java -jar aivors.jar");
            System.exit(1);
        }
        try {
            // Loads the class by name, because an older Java cannot load it.
            Class.forName("com.aivors.Aivors").getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
