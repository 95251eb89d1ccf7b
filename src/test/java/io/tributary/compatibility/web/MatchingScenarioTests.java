package io.tributary.compatibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.compatibility.Participants;
import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.Map;
import java.util.UUID;

/** In and out of matching, on the page for it. */
@ExtendWith(TributaryServer.Running.class)
class MatchingScenarioTests {
    private static final String PAGE = "/assessment/statements/matching";
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Person person;
    private final Guest guest;

    MatchingScenarioTests(TributaryServer server) {
        this.server = server;
        this.person =
                server.bean(Accounts.class)
                        .invent(
                                "ida-" + UUID.randomUUID() + "@example.com",
                                "Ida",
                                PASSWORD,
                                false);
        this.guest = signedIn();
    }

    @BeforeEach
    void join() {
        guest.answerAll("statements", 3);
        agree();
    }

    @Test
    void whoever_agreed_takes_part_until_they_take_it_back() {
        assertThat(page()).contains("You have taken part since", "Take it back");

        takeBack();

        assertThat(page()).doesNotContain("You have taken part since", "Take it back");
        assertThat(isKept()).isFalse();
    }

    @Test
    void what_is_kept_under_older_words_can_be_taken_back() {
        consents().publish(Purpose.MATCHING, "Other words.");
        var page = page();
        assertThat(page).doesNotContain("You have taken part since").contains("you take no part");
        assertThat(page).contains("Other words.", "Agree", PAGE + "/end");

        takeBack();

        assertThat(isKept()).isFalse();
        assertThat(page()).doesNotContain(PAGE + "/end");
    }

    @Test
    void from_another_browser_it_can_be_taken_back_too() {
        consents().publish(Purpose.MATCHING, "Other words again.");
        var other = signedIn();

        other.submit(PAGE, PAGE + "/end", Map.of());

        assertThat(isKept()).isFalse();
        assertThat(other.get(PAGE).body()).contains("take the assessment in this browser first");
    }

    @Test
    void whoever_agrees_to_the_new_words_takes_part_again() {
        consents().publish(Purpose.MATCHING, "Other words once more.");
        assertThat(takesPart()).isFalse();

        agree();

        assertThat(takesPart()).isTrue();
        assertThat(page()).contains("You have taken part since");
    }

    private Guest signedIn() {
        var fresh = new Guest(server);
        fresh.submit("/sign-in", "/sign-in", Map.of("email", person.email(), "password", PASSWORD));
        return fresh;
    }

    private String page() {
        return guest.get(PAGE).body();
    }

    private void agree() {
        var version = consents().of(person.id(), Purpose.MATCHING).wording().version();
        guest.submit(PAGE, PAGE, Map.of("version", String.valueOf(version)));
    }

    private void takeBack() {
        guest.submit(PAGE, PAGE + "/end", Map.of());
    }

    private boolean takesPart() {
        return server.bean(Participants.class).find(person.id()).isPresent();
    }

    private boolean isKept() {
        return server.bean(Participants.class).keptSince(person.id()).isPresent();
    }

    private Consents consents() {
        return server.bean(Consents.class);
    }
}
