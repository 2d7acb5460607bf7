package com.aivors.platform.http;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;

/// Disables type conversion in JSON bodies: a number is not accepted as text, text is not accepted
/// as a number or boolean, and a fraction is not accepted as an integer. [StorableText] checks
/// texts.
@Configuration(proxyBeanMethods = false)
class StrictBodies {

    @Bean
    JsonMapperBuilderCustomizer withoutCoercion() {
        return json -> json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    }
}
