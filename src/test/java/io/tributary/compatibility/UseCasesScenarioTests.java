package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.FirstKey;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.identity.UseCase;
import io.tributary.identity.UseCases;
import io.tributary.kernel.OrganizationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class UseCasesScenarioTests {
    private static final Pattern BODY = Pattern.compile("-d '(.*)'", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("'?http://[^/]+(/api/[^'\\s]+)");

    private final TributaryServer server;
    private final OrganizationId organization;
    private final FirstKey.Issued key;

    UseCasesScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        this.key = server.bean(FirstKey.class).issue(organization);
    }

    private static String found(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(1);
    }

    @Test
    void what_is_pasted_works_as_it_stands() {
        var cases = server.bean(UseCases.class).of(organization, key.apiKey());

        assertThat(cases)
                .extracting(UseCase::code)
                .containsExactly("dating", "venue", "hr", "research");
        for (var one : cases) {
            assertThat(one.samples())
                    .hasSize(4)
                    .allSatisfy(
                            sample ->
                                    assertThat(sample.text())
                                            .contains(server.address("/api").toString())
                                            .contains(key.apiKey()));
            var curl = one.samples().getFirst().text();
            var answer = server.post(found(PATH, curl), key.apiKey(), found(BODY, curl));
            assertThat(answer.statusCode()).as(one.code() + ": " + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void without_the_key_its_beginning_stands_there() {
        var curl =
                server.bean(UseCases.class)
                        .of(organization, null)
                        .getLast()
                        .samples()
                        .getFirst()
                        .text();

        assertThat(curl)
                .contains(key.apiKey().substring(0, 20), "X-Metadata: study-7 wave-2")
                .doesNotContain(key.apiKey());
    }
}
