package com.aivors.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.aivors.testing.TestServer;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RoutesTest {

    @Test
    void everyRouteOfAControllerHasARule() {
        try (TestServer server = TestServer.start()) {
            Set<String> ruled = new TreeSet<>();
            Set<String> forgotten = new TreeSet<>();
            server.part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((mapping, handler) -> {
                        for (String path : mapping.getPatternValues()) {
                            Set<RequestMethod> methods =
                                    mapping.getMethodsCondition().getMethods();
                            for (RequestMethod method : methods) {
                                Routes.Access access = Routes.access(method.name(), path.replaceAll("[{}]", ""));
                                (access == Routes.Access.NOBODY ? forgotten : ruled)
                                        .add(method + " " + path + " " + access);
                            }
                        }
                    });

            assertThat(forgotten).isEmpty();
            assertThat(ruled)
                    .contains(
                            HttpMethod.POST + " /api/auth/login " + Routes.Access.ANYONE,
                            HttpMethod.PATCH + " /api/clients/{id} " + Routes.Access.OPERATOR);
        }
    }
}
