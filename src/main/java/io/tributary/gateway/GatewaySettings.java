package io.tributary.gateway;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of this module ({@code tributary.gateway.…}).
 *
 * @param countryHeader in which a trusted proxy tells the caller's country
 * @param countryDatabase a local file of the MaxMind format; the header goes before it
 * @param signatureTolerance how far the clock of whoever signs a call may be from ours
 * @param quietTime how long a key that is being replaced must rest before it is called safe to
 *     revoke
 */
@ConfigurationProperties("tributary.gateway")
record GatewaySettings(
        @Nullable String countryHeader,
        @Nullable Path countryDatabase,
        @DefaultValue("300s") Duration signatureTolerance,
        @DefaultValue("24h") Duration quietTime) {}
