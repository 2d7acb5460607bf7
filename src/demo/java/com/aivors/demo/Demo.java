package com.aivors.demo;

import com.aivors.platform.settings.Settings;
import com.aivors.platform.settings.SettingsReader;
import com.aivors.source.Source;
import com.aivors.source.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/// Starts the service with a demo agency.
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private static final int DAYS = 90;
    private static final int REHEARSED_DAYS = 4;
    private static final long SEED = 20_260_101;

    /// The settings that a demo takes from the environment. It ignores all others, because they
    /// could use real accounts.
    private static final List<String> KEPT = List.of(
            "PORT",
            "AIVORS_DATA",
            "AIVORS_PUBLIC_URL",
            "DATABASE_URL",
            "AIVORS_SECRET_KEY",
            "AIVORS_SECRET_KEY_PREVIOUS");

    /// This logger writes one line per delivery, which are thousands while the history is loaded.
    private static final String DELIVERIES = "com.aivors.intake.Reception";

    private final Agency agency;
    private final Map<String, String> environment;
    private final DemoData data;
    private final InstantSource clock = InstantSource.system();
    private final ZoneId zone = ZoneId.systemDefault();
    private final PrintStream out;

    private Demo(Agency agency, Map<String, String> environment, DemoData data, PrintStream out) {
        this.agency = agency;
        this.environment = environment;
        this.data = data;
        this.out = out;
    }

    /// Prepares a demo if it may use this data.
    ///
    /// @throws SettingsException when the data is not the demo's, or a setting is invalid
    public static Demo prepare(Map<String, String> given, PrintStream out) {
        return prepare(given, DAYS, out);
    }

    /// Prepares a demo of a few days for [#rehearse].
    ///
    /// @throws SettingsException when a setting is invalid
    public static Demo forRehearsal(Map<String, String> given) {
        return prepare(given, REHEARSED_DAYS, new PrintStream(OutputStream.nullOutputStream()));
    }

    private static Demo prepare(Map<String, String> given, int days, PrintStream out) {
        Agency agency = Agency.read();
        var environment = new HashMap<>(Map.of("AIVORS_DATA", "./demo-data"));
        given.forEach((name, value) -> {
            if (KEPT.contains(name) && !value.isBlank()) {
                environment.put(name, value);
            }
        });
        environment.put("AIVORS_OPERATOR_EMAIL", agency.operator().email());
        environment.put("AIVORS_OPERATOR_PASSWORD", agency.operator().password());
        Settings settings = SettingsReader.read(environment);
        LocalDate firstDay = LocalDate.now(ZoneId.systemDefault()).minusDays(days - 1L);
        return new Demo(agency, Map.copyOf(environment), DemoData.open(settings, firstDay), out);
    }

    /// @throws SettingsException when the data directory belongs to a demo, so that real calls do
    ///     not mix with it
    public static void refuse(Map<String, String> environment) {
        DemoData.refuse(SettingsReader.read(environment));
    }

    /// Returns the environment for the service.
    public Map<String, String> environment() {
        return environment;
    }

    /// Registers the beans that only a demo has.
    public static void register(GenericApplicationContext context) {
        context.registerBean(DemoRecordings.class, DemoRecordings::new);
    }

    /// Creates the accounts, then adds calls in the background until the service closes.
    public void fill(ConfigurableApplicationContext context) {
        Service service = service(context);
        LoggingSystem logging = context.getBean(LoggingSystem.class);
        Thread filling = Thread.ofPlatform().daemon().name("demo").unstarted(() -> run(service, logging));
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> filling.interrupt());
        try {
            new Accounts(service).open(agency);
        } catch (IOException e) {
            if (context.isClosed()) {
                // The service was closed before the demo began.
                return;
            }
            throw new IllegalStateException("could not create the demo's accounts: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        out.println(welcome(service.address()));
        filling.start();
    }

    /// Loads a few days of calls, acts like users, and closes the service. A JVM that records this
    /// learns which classes and methods a start needs.
    public void rehearse(ConfigurableApplicationContext context) throws InterruptedException {
        try (context) {
            Service service = service(context);
            context.getBean(LoggingSystem.class).setLogLevel(DELIVERIES, LogLevel.WARN);
            new Accounts(service).open(agency);
            new History(
                            new Calendar(agency, SEED, data.firstDay()),
                            new CallMaker(agency, zone),
                            service,
                            data,
                            clock,
                            zone)
                    .load((_, _) -> {});
            new Visit(service).by(agency);
        } catch (IOException e) {
            throw new IllegalStateException("the rehearsal failed: " + e.getMessage(), e);
        }
    }

    private static Service service(ConfigurableApplicationContext context) {
        URI address = URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
        return new Service(address, secret(context.getBean(Sources.class)));
    }

    private void run(Service service, LoggingSystem logging) {
        var calendar = new Calendar(agency, SEED, data.firstDay());
        var calls = new CallMaker(agency, zone);
        var history = new History(calendar, calls, service, data, clock, zone);
        logging.setLogLevel(DELIVERIES, LogLevel.WARN);
        try {
            Instant began = clock.instant();
            int sent = history.load(new Progress(out));
            new EdgeCases(service).send(calendar, calls, LocalDate.now(zone).minusDays(1));
            out.printf(
                    "The demo is complete: %,d calls loaded in %d s. From now on the phones ring by themselves.%n",
                    sent, Duration.between(began, clock.instant()).toSeconds());
            logging.setLogLevel(DELIVERIES, null);
            new LiveCalls(agency, calls, service, clock, zone).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.error("The demo stopped; the service continues", e);
        }
    }

    private String welcome(URI address) {
        var text = new StringBuilder("\nDemo agency at ").append(address).append(" (invented calls only)\n");
        line(text, "operator", agency.operator());
        agency.clients().forEach(client -> line(text, client.name(), Objects.requireNonNull(client.signIn())));
        return text.toString();
    }

    private static void line(StringBuilder text, String who, Agency.SignIn signIn) {
        text.append("  %-26s %-34s %s%n".formatted(who, signIn.email(), signIn.password()));
    }

    private static String secret(Sources sources) {
        return sources.all().stream()
                .filter(one ->
                        one.source().kind() == Source.Kind.N8N && one.source().clientId() == null)
                .flatMap(one -> one.secrets().stream())
                .findFirst()
                .orElseThrow()
                .value();
    }
}
