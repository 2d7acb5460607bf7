package com.aivors.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScreenplayTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyBusinessHasAtLeastTwelveScenarios() {
        for (Agency.Business business : Agency.read().clients()) {
            Screenplay screenplay = ScreenplayReader.read(business.screenplay());
            assertThat(screenplay.scenarios())
                    .as(business.name())
                    .hasSizeGreaterThanOrEqualTo(12)
                    .allSatisfy(
                            scenario -> assertThat(business.agents()).anyMatch(agent -> scenario.isFor(agent.key())));
        }
    }

    @Test
    void everyScenarioGivesAValidSceneForManySeeds() {
        Set<String> transcripts = new HashSet<>();
        for (Agency.Business business : Agency.read().businesses()) {
            Screenplay screenplay = ScreenplayReader.read(business.screenplay());
            for (Screenplay.Scenario scenario : screenplay.scenarios()) {
                for (int i = 0; i < 60; i++) {
                    Chance chance = Chance.of(i, scenario.name());
                    Scene scene = Stage.play(screenplay, scenario, chance, new Slots(chance, NINE, "+12065550142"));
                    check(scene);
                    transcripts.add(scene.lines().toString());
                }
            }
        }
        assertThat(transcripts).hasSizeGreaterThan(2_500);
    }

    private static void check(Scene scene) {
        assertThat(scene.lines()).isNotEmpty();
        assertThat(scene.summary()).isNotBlank();
        assertThat(scene.sentiment()).isIn("Positive", "Neutral", "Negative", "Unknown");
        assertThat(scene.ends().equals("call_transfer")).isEqualTo(scene.transferredTo() != null);
        assertThat(scene.labels().values())
                .allSatisfy(value -> assertThat(value).isInstanceOfAny(String.class, Integer.class, Boolean.class));
        for (Scene.Line line : scene.lines()) {
            if (line instanceof Scene.Line.Tool tool) {
                assertThat(JSON.readTree(tool.arguments()).isObject()).isTrue();
                assertThat(tool.result().startsWith("{")).isEqualTo(tool.successful());
            }
        }
    }
}
