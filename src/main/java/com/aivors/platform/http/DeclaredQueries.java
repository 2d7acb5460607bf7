package com.aivors.platform.http;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Creates the controller arguments whose type has a [QueryDeclaration], and documents them.
@Configuration(proxyBeanMethods = false)
class DeclaredQueries implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().isAnnotationPresent(QueryDeclaration.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> given.put(name, List.of(values)));
        try {
            Constructor<?> constructor = parameter.getParameterType().getDeclaredConstructor(Map.class);
            constructor.setAccessible(true);
            return constructor.newInstance(given);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @return the declared parameters of a type; empty for a type without a declaration
    static List<QueryDeclaration.Parameter> of(Class<?> type) {
        QueryDeclaration declaration = type.getAnnotation(QueryDeclaration.class);
        if (declaration == null) {
            return List.of();
        }
        try {
            var constructor = declaration.value().getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance().get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hides the type itself, which is not a parameter.
    @Bean
    ParameterCustomizer hideDeclaredQueries() {
        return (parameter, method) ->
                method.getParameterType().isAnnotationPresent(QueryDeclaration.class) ? null : parameter;
    }

    @Bean
    GlobalOperationCustomizer documentDeclaredQueries() {
        return (operation, handler) -> {
            List<Parameter> declared = parameters(handler);
            if (!declared.isEmpty()) {
                var all = new ArrayList<Parameter>();
                Stream.ofNullable(operation.getParameters())
                        .flatMap(List::stream)
                        .filter(parameter -> !"query".equals(parameter.getIn()))
                        .forEach(all::add);
                all.addAll(declared);
                operation.setParameters(all);
            }
            return operation;
        };
    }

    private static List<Parameter> parameters(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .flatMap(parameter -> of(parameter.getParameterType()).stream())
                .map(declared -> new Parameter()
                        .in("query")
                        .name(declared.name())
                        .description(declared.description())
                        .required(false)
                        .schema(
                                declared.repeatable()
                                        ? new ArraySchema().items(new StringSchema())
                                        : new StringSchema()))
                .toList();
    }
}
