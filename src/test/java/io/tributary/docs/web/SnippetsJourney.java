package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.Browser;
import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every sample in JavaScript, run by a browser on a page of ours, under its policy. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class SnippetsJourney {
    @Test
    void every_javascript_sample_runs_in_a_browser(TributaryServer server, Browser browser) {
        var docs = new DocsFixtures(server);
        var page = browser.page();
        page.navigate(server.address("/docs/reference").toString());
        var samples = docs.samples("JavaScript");
        assertThat(samples).hasSizeGreaterThan(15);
        for (var sample : samples) {
            var said = String.valueOf(page.evaluate(run(docs.pasted(sample))));
            assertThat(said)
                    .as(sample.id())
                    .startsWith(Integer.toString(docs.expected(docs.operation(sample))));
        }
    }

    @Test
    void a_browser_signs_a_call_and_a_client_runs_in_it(TributaryServer server, Browser browser) {
        var docs = new DocsFixtures(server);
        var page = browser.page();
        page.navigate(server.address("/docs/guides/signing").toString());
        assertThat(page.evaluate(run(docs.signedCall("JavaScript")))).asString().startsWith("200");
        var client =
                ShownSample.on(server.get("/docs/guides/client").body(), "JavaScript").getFirst();
        assertThat(page.evaluate(run(docs.pasted(client)))).asString().contains("invalid-input");
    }

    /** What it logs is what is answered. */
    private static String run(String sample) {
        return """
        async () => {
            const said = [];
            const console = { log: (...words) => said.push(words.join(" ")) };
            %s
            return said.join("\\n");
        }
        """
                .formatted(sample);
    }
}
