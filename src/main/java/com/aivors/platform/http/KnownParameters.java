package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses unknown and repeated query parameters: a misspelt filter would silently match
/// everything. The known ones are a route's `@RequestParam`s, the components of its
/// `@ParameterObject`, and the list of a [QueryDeclaration]. A route with a `@RequestParam Map`
/// accepts any name and checks them itself.
@Configuration(proxyBeanMethods = false)
public class KnownParameters implements WebMvcConfigurer {

    private static final int LONGEST_NAME = 100;

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Webhooks do not pass this check: senders may add parameters to the address.
        registry.addInterceptor(new Check()).addPathPatterns("/api/**");
    }

    /// The parameters that a route accepts.
    ///
    /// @param names a name that ends in `.NAME` accepts every name with that beginning
    /// @param any whether the route accepts other names too
    /// @param repeatable names that may be given more than once
    public record Parameters(Set<String> names, Set<String> repeatable, boolean any) {

        public static Parameters of(HandlerMethod route) {
            Set<String> names = new TreeSet<>();
            Set<String> repeatable = new TreeSet<>();
            boolean any = false;
            for (MethodParameter parameter : route.getMethodParameters()) {
                RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
                if (single != null && Map.class.isAssignableFrom(parameter.getParameterType())) {
                    any = true;
                } else if (single != null) {
                    add(name(single, parameter), parameter.getParameterType(), names, repeatable);
                } else if (parameter.hasParameterAnnotation(ParameterObject.class)) {
                    for (RecordComponent part : parameter.getParameterType().getRecordComponents()) {
                        add(part.getName(), part.getType(), names, repeatable);
                    }
                }
                for (QueryDeclaration.Parameter declared : DeclaredQueries.of(parameter.getParameterType())) {
                    add(declared.name(), declared.repeatable() ? List.class : String.class, names, repeatable);
                }
            }
            return new Parameters(names, repeatable, any);
        }

        private static String name(RequestParam given, MethodParameter parameter) {
            return Stream.of(given.name(), given.value())
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseGet(() -> parameter.getParameter().getName());
        }

        private static void add(String name, Class<?> type, Set<String> names, Set<String> repeatable) {
            names.add(name);
            if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
                repeatable.add(name);
            }
        }

        private @Nullable String known(String given) {
            return names.contains(given)
                    ? given
                    : names.stream()
                            .map(name -> new QueryDeclaration.Parameter(name, "", false))
                            .filter(parameter -> parameter.isFamily() && parameter.matches(given))
                            .map(QueryDeclaration.Parameter::name)
                            .findFirst()
                            .orElse(null);
        }

        /// @return one error per wrong parameter; empty when all are right
        List<Problem.FieldError> errors(Map<String, String[]> given) {
            var errors = new ArrayList<Problem.FieldError>();
            given.forEach((name, values) -> {
                String known = known(name);
                if (!any && known == null) {
                    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
                    errors.add(
                            names.isEmpty()
                                    ? FieldProblem.NO_PARAMETERS.error(shown, shown)
                                    : FieldProblem.UNKNOWN_PARAMETER.error(shown, shown, String.join(", ", names)));
                } else if (values.length > 1 && !repeatable.contains(known == null ? name : known)) {
                    errors.add(FieldProblem.REPEATED_PARAMETER.error(name, name));
                }
            });
            return errors;
        }
    }

    private static final class Check implements HandlerInterceptor {

        private final Map<Method, Parameters> known = new ConcurrentHashMap<>();

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod route
                    && route.getBeanType().getPackageName().startsWith("com.aivors")) {
                List<Problem.FieldError> errors = known.computeIfAbsent(route.getMethod(), _ -> Parameters.of(route))
                        .errors(request.getParameterMap());
                if (!errors.isEmpty()) {
                    throw Problem.invalid(errors);
                }
            }
            return true;
        }
    }
}
