package com.aivors.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.Constraint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemTypeTest {

    private final JsonMapper json = new JsonMapper();

    @Test
    void messageKeysAreUnique() {
        assertThat(Stream.of(ProblemType.values(), FieldProblem.values())
                        .flatMap(Arrays::stream)
                        .map(ProblemText::key))
                .doesNotHaveDuplicates();
    }

    /// Without reasons, the front end could not tell which of the sentences to translate.
    @Test
    void problemsThatShareACodeHaveReasons() {
        List<String> unexplained = Arrays.stream(ProblemType.values())
                .filter(type -> type.reason() == null)
                .map(ProblemType::code)
                .toList();
        assertThat(unexplained).doesNotHaveDuplicates();
    }

    @Test
    void aProblemCarriesItsParameters() {
        JsonNode body = body(ProblemType.AGENT_CONNECTED_TO.problem("Acme $1 {client}"));

        assertThat(body.path("code").stringValue()).isEqualTo("agent-already-connected");
        assertThat(body.path("reason").stringValue()).isEqualTo("agent-connected-to");
        assertThat(body.path("parameters").path("owner").stringValue()).isEqualTo("Acme $1 {client}");
        assertThat(body.path("detail").stringValue())
                .isEqualTo(body.path("message").stringValue())
                .isEqualTo("This agent is connected to Acme $1 {client}. Disconnect it there first.");
        assertThat(body.has("errors")).isFalse();
    }

    @Test
    void aFieldProblemCarriesItsCodeAndParameters() {
        JsonNode body = body(FieldProblem.NUMBER_BETWEEN.problem("limit", 1, 200));

        assertThat(body.path("code").stringValue()).isEqualTo("invalid");
        assertThat(body.has("reason")).isFalse();
        assertThat(body.has("parameters")).isFalse();
        JsonNode error = body.path("errors").path(0);
        assertThat(error.path("field").stringValue()).isEqualTo("limit");
        assertThat(error.path("code").stringValue()).isEqualTo("number-between");
        assertThat(error.path("message").stringValue()).isEqualTo("Must be a number from 1 to 200.");
        assertThat(error.path("parameters").path("least").intValue()).isEqualTo(1);
        assertThat(error.path("parameters").path("most").intValue()).isEqualTo(200);
    }

    @Test
    void aMessageRequiresExactlyItsParameters() {
        assertThatThrownBy(() -> ProblemType.TOO_MANY_USERS.problem())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("most");
        assertThatThrownBy(() -> FieldProblem.TRUE_OR_FALSE.problem("flagged", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A constraint's message is the code of a sentence without parameters.
    @Test
    void everyValidationConstraintNamesAProblemCode() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("com.aivors");
        List<String> messages = classes.stream()
                .flatMap(type -> type.getMembers().stream())
                .flatMap(ProblemTypeTest::constraints)
                .map(annotation -> String.valueOf(annotation.get("message").orElse("")))
                .distinct()
                .toList();

        assertThat(messages).contains("enter-your-email");
        assertThat(messages)
                .allSatisfy(message -> assertThat(FieldProblem.named(message))
                        .get()
                        .satisfies(problem ->
                                assertThat(problem.error("field").parameters()).isEmpty()));
    }

    private static Stream<? extends JavaAnnotation<?>> constraints(JavaMember member) {
        return member.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(Constraint.class)
                        || annotation.getRawType().getPackageName().equals("jakarta.validation.constraints"));
    }

    private JsonNode body(Problem problem) {
        return json.readTree(json.writeValueAsBytes(ProblemBody.of(problem)));
    }
}
