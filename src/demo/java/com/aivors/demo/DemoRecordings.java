package com.aivors.demo;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the recordings of the demo's calls. Registered only in a demo.
final class DemoRecordings implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/demo/recordings/*.mp3")
                .addResourceLocations("classpath:/demo/" + Take.FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)));
    }
}
