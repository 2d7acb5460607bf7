package com.aivors.testing;

import com.aivors.platform.database.Database;
import com.aivors.platform.database.Pools;
import com.aivors.platform.database.SlowReads;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Wraps the connections on which the requests of users read. `META-INF/spring.factories` of the
/// tests registers it, so that no setting of the service can do the same.
public final class WrappedReads implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final ThreadLocal<@Nullable UnaryOperator<DataSource>> WRAPPER = new ThreadLocal<>();

    /// Starts a service whose read connections go through `wrapper`.
    public static TestServer start(UnaryOperator<DataSource> wrapper, Supplier<TestServer> start) {
        WRAPPER.set(wrapper);
        try {
            return start.get();
        } finally {
            WRAPPER.remove();
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        UnaryOperator<DataSource> wrapper = WRAPPER.get();
        if (wrapper == null) {
            return;
        }
        context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return switch (bean) {
                    case Database reads
                    when name.equals("reads") ->
                        new Database(wrapper.apply(context.getBean(Pools.class).reads()));
                    case SlowReads _ ->
                        new SlowReads(
                                new Database(wrapper.apply(
                                        context.getBean(Pools.class).slowReads())),
                                Duration.ofSeconds(5));
                    default -> bean;
                };
            }
        });
    }
}
