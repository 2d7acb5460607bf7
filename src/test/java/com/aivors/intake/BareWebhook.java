package com.aivors.intake;

import com.aivors.Aivors;
import com.aivors.eventlog.DeliveryOutcome;
import com.aivors.eventlog.EventOutcome;
import com.aivors.platform.http.CoreAnswers;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// The service with a webhook that only reads its body, checks the secret and answers 200. The
/// benchmark uses it to measure the server without storage. The URL and the handlers before it are
/// the same. It exists only in the tests, and is active only if [#main] has started it.
public final class BareWebhook implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static volatile boolean started;

    public static void main(String[] arguments) {
        started = true;
        Aivors.start(System.getenv(), Map.of());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (started) {
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    return bean instanceof DeliveryHandler ? new Bare(context.getBean(CoreAnswers.class)) : bean;
                }
            });
        }
    }

    private static final class Bare extends DeliveryHandler {

        @SuppressWarnings("NullAway") // the null components are never used
        Bare(CoreAnswers answers) {
            super(null, null, answers);
        }

        @Override
        WebhookResults store(WebhookRequest delivery, Request request) {
            int bytes = delivery.body().bytes().length;
            return new WebhookResults(
                    List.of(new EventOutcome("call_" + bytes, "call_analyzed", DeliveryOutcome.STORED, null)));
        }
    }
}
