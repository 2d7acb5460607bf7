package com.aivors.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/// Writes a line for each injected fault: number, name, result, figures. A fault that this machine
/// cannot inject is reported as skipped, never as passed.
final class FaultTable implements TestWatcher, ParameterResolver {

    private static final Path TABLE = Path.of("target", "faults.txt");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Figures.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return figures(context);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        write(context, "held", figures(context).toString());
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        write(context, "FAILED", firstLine(cause) + " " + figures(context));
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        write(context, "skipped", firstLine(cause).replace("Assumption failed: ", ""));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        write(context, "skipped", reason.orElse(""));
    }

    private static Figures figures(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(FaultTable.class, context.getUniqueId()))
                .computeIfAbsent(Figures.class, _ -> new Figures(), Figures.class);
    }

    private static String firstLine(@Nullable Throwable cause) {
        return String.valueOf(cause == null ? null : cause.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse(String.valueOf(cause))
                .strip();
    }

    private static synchronized void write(ExtensionContext context, String result, String figures) {
        Fault fault = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), Fault.class)
                .orElseThrow();
        String line = "%02d | %s | %s | %s%n".formatted(fault.number(), fault.value(), result, figures);
        try {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
