package com.aivors;

import com.aivors.demo.Demo;
import com.aivors.identity.ResetLink;
import com.aivors.platform.database.DatabaseServer;
import com.aivors.platform.secrets.Sealer;
import com.aivors.platform.secrets.SecretKeys;
import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsException;
import com.aivors.platform.settings.SettingsReader;
import com.aivors.platform.time.Ids;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;

/// The service.
@SpringBootConfiguration
@ComponentScan
// The database is opened by DatabaseServer, with several pools and before Spring is up.
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
public class Aivors {

    private static final String USAGE = """
            java -jar aivors.jar                    starts the service; README lists its settings
            java -jar aivors.jar demo               starts it with a demo agency, three clients and ninety
                                                    days of invented calls, in ./demo-data and away from
                                                    real data
            java -jar aivors.jar reset-link EMAIL   prints a link with which the operator EMAIL chooses a
                                                    new password; also while the service runs
            java -jar aivors.jar new-key            replaces the generated secret key; the next start takes
                                                    it over""";

    /// The command that the build gives, to have all beans listed.
    private static final String PLAN = "plan";

    /// The command of scripts/prepare: the JVM watches one run and makes the start cache of it.
    private static final String REHEARSAL = "rehearse";

    public static void main(String[] args) {
        try {
            switch (args.length == 0 ? "" : args[0]) {
                case "" -> {
                    Demo.refuse(System.getenv());
                    start(System.getenv(), Map.of());
                }
                case "demo" -> {
                    Demo demo = Demo.prepare(System.getenv(), System.out);
                    demo.fill(start(demo.environment(), Map.of(), Demo::register));
                }
                case "reset-link" -> resetLink(args);
                case "new-key" -> {
                    SecretKeys.replaceGenerated(SettingsReader.read(System.getenv()));
                    System.out.println("There is a new secret key. Restart Aivors: it seals what is stored with it and"
                            + " signs everybody out.");
                }
                case REHEARSAL -> {
                    Demo demo = Demo.forRehearsal(System.getenv());
                    demo.rehearse(start(demo.environment(), Map.of("fsync", "off")));
                }
                case PLAN -> plan();
                default -> usage();
            }
        } catch (SettingsException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Spring's ahead-of-time processing stops it before anything of it is made; nobody else may ask.
    private static void plan() {
        if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            usage();
        }
        application().run();
    }

    private static void resetLink(String[] args) {
        if (args.length != 2) {
            usage();
        }
        // Nothing of what libraries log is meant for whoever reads the link.
        LoggingSystem.get(Aivors.class.getClassLoader()).beforeInitialize();
        System.exit(ResetLink.print(System.getenv(), args[1], System.out, System.err));
    }

    private static void usage() {
        System.err.println(USAGE);
        System.exit(2);
    }

    /// @param environment the settings, as README lists them
    /// @param databaseConfiguration settings of the embedded PostgreSQL beyond ours
    /// @throws SettingsException naming everything wrong with the environment
    public static ConfigurableApplicationContext start(
            Map<String, String> environment, Map<String, String> databaseConfiguration) {
        return start(environment, databaseConfiguration, _ -> {});
    }

    /// @param more adds beans of its own
    public static ConfigurableApplicationContext start(
            Map<String, String> environment,
            Map<String, String> databaseConfiguration,
            Consumer<GenericApplicationContext> more) {
        Settings settings = SettingsReader.read(environment);
        SecretKeys keys = SecretKeys.of(settings);
        DatabaseServer database = DatabaseServer.begin(settings, keys, databaseConfiguration);
        SpringApplication application = application();
        application.setDefaultProperties(Map.of("server.port", settings.port()));
        application.addInitializers(context -> {
            register((GenericApplicationContext) context, settings, keys, database);
            more.accept((GenericApplicationContext) context);
        });
        try {
            return application.run();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static SpringApplication application() {
        var application = new SpringApplication(Aivors.class);
        // Also where a test starts it: what is worked out at build time is found by this name.
        application.setMainApplicationClass(Aivors.class);
        return application;
    }

    private static void register(
            GenericApplicationContext context, Settings settings, SecretKeys keys, DatabaseServer database) {
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(SecretKeys.class, () -> keys);
        context.registerBean(Sealer.class, () -> new Sealer(keys));
        context.registerBean(DatabaseServer.class, () -> database);
        context.registerBean(InstantSource.class, Clock::systemUTC);
        context.registerBean(Ids.class, Ids::timeOrdered);
    }
}
