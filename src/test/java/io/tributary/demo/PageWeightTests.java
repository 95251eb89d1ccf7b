package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;
import io.tributary.identity.web.FormsBrowser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * What a partner's pages weigh with three weeks of the demo's usage: the page itself, and its first
 * load with all that it names, as it goes over the wire. How long they take is told by {@code
 * bench/pages}.
 */
@ExtendWith(TributaryServer.Running.class)
class PageWeightTests {
    private static final int HTML_BYTES = 60_000;
    private static final int FIRST_LOAD_BYTES = 350_000;
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");
    private static final Pattern NAMED_BY_STYLE =
            Pattern.compile("url\\([\"']?([^)\"']+)[\"']?\\)");

    private final TributaryServer server;
    private final FormsBrowser browser;

    PageWeightTests(TributaryServer server) {
        this.server = server;
        var entrance = new DemoEntrance(server);
        entrance.usage().goOn(entrance.enter());
        var owner = entrance.people().all().getFirst();
        this.browser = new FormsBrowser(server);
        assertThat(browser.signIn(owner.email(), owner.password()).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/partner/dashboard",
                "/partner/dashboard?mode=live&span=7d",
                "/partner/analytics?mode=live&span=30d",
                "/partner/requests",
                "/partner/alerts",
                "/partner/onboarding"
            })
    void a_page_and_its_first_load_are_light(String path) {
        var page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        var html = page.body().getBytes(UTF_8);
        assertThat(html).as(path).hasSizeLessThanOrEqualTo(HTML_BYTES);

        long bytes = gzip(html).length;
        var files = new TreeSet<String>();
        LOADED.matcher(page.body()).results().forEach(hit -> files.add(hit.group(1)));
        assertThat(files).hasSizeGreaterThan(3);
        for (var file : files) {
            bytes += wire(file);
            if (file.endsWith(".css")) {
                bytes += namedBy(file);
            }
        }
        assertThat(bytes).as(path).isLessThanOrEqualTo(FIRST_LOAD_BYTES);
    }

    /** Fonts and pictures that a style sheet names; what it holds itself is in it already. */
    private long namedBy(String sheet) {
        return NAMED_BY_STYLE
                .matcher(server.get(sheet).body())
                .results()
                .map(hit -> hit.group(1))
                .filter(name -> !name.startsWith("data:") && !name.startsWith("#"))
                .distinct()
                .mapToLong(name -> wire(URI.create(sheet).resolve(name).getPath()))
                .sum();
    }

    /** How many bytes a browser is sent. */
    private long wire(String path) {
        var answer = server.send(server.request(path).header("Accept-Encoding", "gzip"));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
