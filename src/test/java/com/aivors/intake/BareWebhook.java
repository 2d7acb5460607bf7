package com.aivors.intake;

import com.aivors.Aivors;
import com.aivors.platform.web.Answer;
import com.aivors.platform.web.Incoming;
import com.aivors.platform.web.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;

/// The service with a webhook that reads its body, checks the secret and answers 200, for the
/// benchmark: what our server could do if storing cost nothing. Same address, same way there. Only
/// in the tests, and only where [#main] has started it.
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
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof WebhookController ? new Bare(context.getBean(Sources.class)) : bean;
                }
            });
        }
    }

    private static final class Bare extends WebhookController {

        private final Sources sources;

        @SuppressWarnings("NullAway") // what it does not have is not used
        Bare(Sources sources) {
            super(sources, null, null, null, null, null);
            this.sources = sources;
        }

        @Override
        Answer<WebhookResults> fromN8n(Incoming request) {
            @Nullable String secret = request.header("x-n8n-webhook-secret");
            if (secret == null || sources.withSecret(secret).isEmpty()) {
                throw Problem.of(HttpStatus.UNAUTHORIZED, "wrong-secret", "The secret is wrong.");
            }
            try {
                int bytes = request.body().readAllBytes().length;
                return Answer.of(
                        "Webhook received",
                        new WebhookResults(
                                List.of(new WebhookResults.Result("call_" + bytes, "call_analyzed", "stored", null))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
