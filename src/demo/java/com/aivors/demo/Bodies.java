package com.aivors.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Serialises events in Retell's format.
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Bodies() {}

    static byte[] of(DemoCall.Event event) {
        return JSON.writeValueAsBytes(event);
    }

    /// Serialises several events into one body, as n8n sends them in batches.
    static byte[] of(List<DemoCall.Event> events) {
        return JSON.writeValueAsBytes(events);
    }
}
