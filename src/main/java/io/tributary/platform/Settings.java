package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings every module may read ({@code tributary.…}).
 *
 * @param publicUrl where people reach the pages; links in mails begin with it
 * @param apiHost the host on which {@code /v1/…} is the API; absent: {@code api.} before the public
 *     host
 * @param trustedProxies addresses (CIDR) whose forwarded headers are believed
 * @param masterSecret from which all derived secrets follow; absent: kept beside the database
 */
@ConfigurationProperties("tributary")
public record Settings(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @Nullable String apiHost,
        @DefaultValue List<String> trustedProxies,
        @Nullable String masterSecret,
        @DefaultValue Database database,
        @DefaultValue Demo demo,
        @DefaultValue Clock clock) {

    /**
     * An external PostgreSQL, or the directory of the embedded one.
     *
     * @param binaries where PostgreSQL is unpacked, which servers may share; absent: in the
     *     directory
     * @param join whether to use the embedded database of a server that is running already
     */
    public record Database(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("data/postgres") Path directory,
            @Nullable Path binaries,
            @DefaultValue("16") int connections,
            @DefaultValue("false") boolean join) {
        public boolean isEmbedded() {
            return url == null;
        }

        Path binariesDirectory() {
            return binaries == null ? directory.resolve("binaries") : binaries;
        }
    }

    /** The world of examples; on with the embedded database unless said otherwise. */
    public record Demo(@Nullable Boolean enabled) {}

    /** Whether time may be moved forward. */
    public record Clock(@DefaultValue("false") boolean adjustable) {}

    public boolean isDemo() {
        Boolean said = demo.enabled();
        return said == null ? database.isEmbedded() : said;
    }

    /** The host of the API, without a port. */
    public String apiHostName() {
        return apiHost == null ? "api." + publicUrl.getHost() : apiHost;
    }

    /** An absolute address of a page. */
    public String link(String path) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
