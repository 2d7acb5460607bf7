package com.aivors.platform.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Describes problems in the OpenAPI document: the body, every code, and under `x-sentences` the
/// English sentence of each code with its parameters. The front end generates its texts from these.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemDocument implements OpenApiCustomizer {

    private static final String BODY = "Problem";
    private static final String FIELD = "FieldError";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(BODY, body()).addSchemas(FIELD, field());
        var answer = new ApiResponse()
                .description("A problem (RFC 9457)")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(reference(BODY))));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().addApiResponse("default", answer));
    }

    private static Schema<?> body() {
        Schema<?> body = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("success", new BooleanSchema())
                .addProperty("message", new StringSchema().description("In English; the same as detail"))
                .addProperty(
                        "code",
                        new StringSchema()
                                .description("What is wrong, for programs; stable. One of: "
                                        + Arrays.stream(ProblemType.values())
                                                .filter(type -> type != ProblemType.REFUSED)
                                                .map(ProblemType::code)
                                                .distinct()
                                                .sorted()
                                                .collect(Collectors.joining(", "))
                                        + "; or the name of the HTTP status"))
                .addProperty(
                        "reason",
                        choice(Arrays.stream(ProblemType.values())
                                        .map(ProblemType::reason)
                                        .filter(Objects::nonNull))
                                .description("Which sentence of the code it is, where there are several"))
                .addProperty("parameters", parameters())
                .addProperty("errors", new ArraySchema().items(reference(FIELD)));
        body.setRequired(List.of("code", "detail", "message", "status", "success", "title", "type"));
        body.addExtension("x-sentences", sentences(ProblemType.values()));
        return body;
    }

    private static Schema<?> field() {
        Schema<?> field = new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("message", new StringSchema().description("In English"))
                .addProperty("code", choice(Arrays.stream(FieldProblem.values()).map(FieldProblem::key)))
                .addProperty("parameters", parameters());
        field.setRequired(List.of("code", "field", "message"));
        field.addExtension("x-sentences", sentences(FieldProblem.values()));
        return field;
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Schema<?> choice(Stream<String> values) {
        var choice = new StringSchema();
        values.sorted().forEach(choice::addEnumItem);
        return choice;
    }

    private static Schema<?> parameters() {
        return new MapSchema()
                .additionalProperties(new Schema<>().types(new TreeSet<>(List.of("number", "string"))))
                .description("What the sentence names in braces");
    }

    private static Map<String, String> sentences(ProblemText[] texts) {
        var sentences = new TreeMap<String, String>();
        Arrays.stream(texts).forEach(text -> sentences.put(text.key(), text.text()));
        return sentences;
    }
}
