package io.tributary.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Path;

/**
 * The settings of this module ({@code tributary.gateway.…}).
 *
 * @param countryHeader in which a trusted proxy tells the caller's country
 * @param countryDatabase a local file of the MaxMind format; the header goes before it
 */
@ConfigurationProperties("tributary.gateway")
record GatewaySettings(@Nullable String countryHeader, @Nullable Path countryDatabase) {}
