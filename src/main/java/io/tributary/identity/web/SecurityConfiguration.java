package io.tributary.identity.web;

import io.tributary.portal.spi.Visitor;
import io.tributary.portal.spi.Visitors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Who may come in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    Visitors visitors() {
        return _ -> Visitor.NOBODY;
    }

    @Bean
    SecurityFilterChain doors(HttpSecurity http) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }
}
