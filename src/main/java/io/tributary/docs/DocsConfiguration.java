package io.tributary.docs;

import io.tributary.gateway.ApiReference;
import io.tributary.platform.Settings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the module together. */
@Configuration(proxyBeanMethods = false)
class DocsConfiguration {
    @Bean
    ApiChanges apiChanges() {
        return ApiChanges.read();
    }

    @Bean
    ProblemStories problemStories() {
        return new ProblemStories();
    }

    @Bean
    PostmanCollection postmanCollection(ApiReference reference, Settings settings) {
        return new PostmanCollection(reference, settings);
    }
}
