package com.aivors.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Serves the web interface. Its assets have a hash in their names and never change. Every address
/// that is not a file is a route of the web interface and gets its page.
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";

    private static final Pattern BINARY = Pattern.compile("\\.(woff2?|png|jpe?g|ico|webp|map|mp3)$");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(false)
                .addResolver(new Precompressed());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false) // its cache would grow with every requested address
                .addResolver(new Precompressed())
                .addResolver(new PageOrFile());
    }

    /// Declares all our texts as UTF-8.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof ResourceHttpRequestHandler
                        && !BINARY.matcher(request.getRequestURI()).find()) {
                    response.setCharacterEncoding(StandardCharsets.UTF_8);
                }
                return true;
            }
        });
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/index.html");
    }

    static final class PageOrFile extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = path.isEmpty() ? null : super.getResource(path, location);
            return file != null || isOurs(path) ? file : super.getResource("index.html", location);
        }

        /// Paths that no page of the web interface has.
        private static boolean isOurs(String path) {
            return path.startsWith(".")
                    || path.contains("/.")
                    || path.equals("api")
                    || path.startsWith("api/")
                    || path.equals("actuator")
                    || path.startsWith("actuator/")
                    || path.startsWith("assets/");
        }
    }
}
