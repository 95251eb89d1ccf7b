package io.tributary.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.maxmind.db.Reader;

import io.tributary.metering.Usage;
import io.tributary.platform.AddressRange;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Where calls come from, by country. Without a source of knowledge all is unknown. */
interface Country {
    /** ISO 3166-1 alpha-2, or {@link Usage#UNKNOWN_COUNTRY}. */
    String of(HttpServletRequest request, InetAddress client);

    /** Nothing is configured. */
    Country UNKNOWN = (_, _) -> Usage.UNKNOWN_COUNTRY;

    /** The header of a proxy that we trust; from anybody else it says nothing. */
    static Country header(String name, List<AddressRange> proxies) {
        var code = Pattern.compile("[A-Z]{2}");
        return (request, _) -> {
            var peer = InetAddress.ofLiteral(request.getRemoteAddr());
            var value = request.getHeader(name);
            boolean told =
                    value != null
                            && code.matcher(value).matches()
                            && proxies.stream().anyMatch(proxy -> proxy.contains(peer));
            return told && value != null ? value : Usage.UNKNOWN_COUNTRY;
        };
    }

    /**
     * A local database file of the MaxMind format, with {@code country.iso_code} in its records.
     */
    static Country database(Path file) {
        try {
            return new Database(new Reader(file.toFile()));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the database of countries cannot be read: " + file, failed);
        }
    }

    /** Looks each address up once. */
    final class Database implements Country {
        private final Cache<InetAddress, String> known =
                Caffeine.newBuilder().maximumSize(50_000).build();
        private final Reader reader;

        private Database(Reader reader) {
            this.reader = reader;
        }

        @Override
        public String of(HttpServletRequest request, InetAddress client) {
            return known.get(client, this::lookUp);
        }

        private String lookUp(InetAddress client) {
            try {
                return code(reader.get(client, Map.class));
            } catch (IOException _) {
                return Usage.UNKNOWN_COUNTRY;
            }
        }

        private static String code(@Nullable Map<?, ?> found) {
            return found != null
                            && found.get("country") instanceof Map<?, ?> country
                            && country.get("iso_code") instanceof String code
                            && code.length() == 2
                    ? code
                    : Usage.UNKNOWN_COUNTRY;
        }
    }
}
