package com.aivors.intake;

import com.aivors.platform.access.WebhookPaths;
import com.aivors.platform.http.ApiResponse;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.ResolvableType;

/// Describes the answers of [WebhookHandler] in the OpenAPI document, which finds only controllers
/// by itself.
final class WebhookDocument implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        var answer = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(
                        new AnnotatedType(ResolvableType.forClassWithGenerics(ApiResponse.class, WebhookResults.class)
                                        .getType())
                                .resolveAsRef(true));
        answer.referencedSchemas.forEach(document.getComponents()::addSchemas);
        var content = new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                        new MediaType().schema(answer.schema));
        document.path(
                WebhookPaths.N8N,
                post("fromN8n", "Retell's events, forwarded by n8n (header x-n8n-webhook-secret)", content));
        document.path(
                WebhookPaths.RETELL,
                post("fromRetell", "Retell's events, sent by Retell itself (header x-retell-signature)", content));
        var sourceId = new PathParameter().name("sourceId").schema(new StringSchema().format("uuid"));
        document.path(
                WebhookHandler.RETELL_SOURCE,
                new PathItem()
                        .post(operation("fromOneWorkspace", "The same for one source: only its keys are tried", content)
                                .addParametersItem(sourceId)));
    }

    private static PathItem post(String id, String summary, Content content) {
        return new PathItem().post(operation(id, summary, content));
    }

    private static Operation operation(String id, String summary, Content content) {
        return new Operation()
                .operationId(id)
                .summary(summary)
                .addTagsItem("Webhooks")
                .responses(new ApiResponses()
                        .addApiResponse(
                                "200",
                                new io.swagger.v3.oas.models.responses.ApiResponse()
                                        .description("OK")
                                        .content(content)));
    }
}
