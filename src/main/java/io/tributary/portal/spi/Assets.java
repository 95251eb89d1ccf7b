package io.tributary.portal.spi;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files that pages load. A module puts its own under {@code static/assets/}; a template names
 * them by {@code shell.asset("metering-dashboard.js")}.
 */
public final class Assets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*\\.[a-z0-9]{2,5}");

    /** What comes from libraries; the version in the path is whichever is in the jar. */
    private static final Map<String, String> LIBRARIES =
            Map.of(
                    "tabler.css", "tabler__core/*/dist/css/tabler.min.css",
                    "chart.js", "chart.js/*/dist/chart.umd.min.js");

    private final PathMatchingResourcePatternResolver files =
            new PathMatchingResourcePatternResolver();
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** The asset of that name, or none: unknown names are not remembered. */
    public Optional<Asset> find(String name) {
        var asset = known.get(name);
        if (asset != null) {
            return Optional.of(asset);
        }
        var read = NAME.matcher(name).matches() ? read(name) : Optional.<Asset>empty();
        read.ifPresent(found -> known.put(name, found));
        return read;
    }

    /**
     * Where pages load it from.
     *
     * @throws IllegalArgumentException when there is none: the template is wrong
     */
    public String path(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no asset " + name))
                .path();
    }

    private Optional<Asset> read(String name) {
        var library = LIBRARIES.get(name);
        var pattern =
                library == null
                        ? "classpath:static/assets/" + name
                        : "classpath*:META-INF/resources/webjars/" + library;
        try {
            for (var resource : files.getResources(pattern)) {
                if (resource.exists()) {
                    return Optional.of(new Asset(name, resource.getContentAsByteArray()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
