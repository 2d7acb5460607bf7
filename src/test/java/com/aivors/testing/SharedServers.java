package com.aivors.testing;

import com.aivors.platform.database.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Keeps one running server for each set of settings until the process ends. It does not use a
/// store of JUnit, because each class of a process is a separate run, whose stores end with it.
final class SharedServers implements ParameterResolver {

    private record Kind(Map<String, String> settings, Locks locks) {}

    private static final Map<Kind, TestServer> RUNNING = new HashMap<>();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestServer.class;
    }

    @Override
    public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String[] settings = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), SharedServer.class)
                .orElseThrow()
                .value();
        return running(read(settings));
    }

    private static Map<String, String> read(String[] settings) {
        var read = new HashMap<String, String>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            read.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return Map.copyOf(read);
    }

    private static synchronized TestServer running(Map<String, String> settings) {
        return RUNNING.computeIfAbsent(new Kind(settings, Locks.current()), kind -> {
            TestServer server = TestServer.start(kind.settings());
            TestDatabase.beforeItEnds(server::close);
            return server;
        });
    }
}
