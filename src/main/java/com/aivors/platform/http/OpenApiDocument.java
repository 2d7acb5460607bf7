package com.aivors.platform.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Marks fields of the OpenAPI document as required or nullable from the nullness annotations of
/// the code, so that the front end's types are as strict as ours.
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                // Without this, the document names the host of the request.
                .servers(List.of(new Server().url("/")))
                .info(new Info()
                        .title("Aivors")
                        .version("1")
                        .description("Call analytics for the clients of an agency that sells Retell AI phone agents."));
    }

    @Bean
    ModelConverter requiredUnlessNullable() {
        return new RequiredUnlessNullable();
    }

    private static final class RequiredUnlessNullable implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
            Class<?> raw = raw(type);
            if (schema != null && raw != null && raw.isRecord()) {
                Schema<?> defined = schema.get$ref() == null
                        ? schema
                        : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
                if (defined != null && defined.getProperties() != null) {
                    Set<String> required = new LinkedHashSet<>();
                    collect(raw, required);
                    required.retainAll(defined.getProperties().keySet());
                    defined.getProperties()
                            .replaceAll((name, property) ->
                                    required.contains(name) ? property : orNull((Schema<?>) property));
                    defined.setRequired(
                            required.isEmpty()
                                    ? null
                                    : required.stream().sorted().toList());
                }
            }
            return schema;
        }

        /// Absent values are sent as null.
        private static Schema<?> orNull(Schema<?> property) {
            if (property.get$ref() != null) {
                return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
            }
            if (property.getTypes() != null) {
                property.addType("null");
            }
            return property;
        }

        private static @Nullable Class<?> raw(AnnotatedType type) {
            if (type.getType() == null) {
                return null;
            }
            JavaType java = Json.mapper().constructType(type.getType());
            return java.getRawClass();
        }

        private static void collect(Class<?> type, Set<String> required) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    collect(component.getType(), required);
                } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    required.add(component.getName());
                }
            }
        }
    }
}
