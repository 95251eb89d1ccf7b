package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

class PostboxStoreTests {
    private static final OrganizationId BRANDED = new OrganizationId(UUID.randomUUID());
    private static final OrganizationId PLAIN = new OrganizationId(UUID.randomUUID());

    @RegisterExtension static final TestDatabase database = TestDatabase.with(OneBrand.class);

    @Configuration(proxyBeanMethods = false)
    static class OneBrand {
        @Bean
        Letterheads letterheads() {
            return organization ->
                    organization.equals(BRANDED)
                            ? Optional.of(
                                    new Letterhead(
                                            "Bücher, \"Lane\" <evil@example.com>",
                                            "care@books.example",
                                            "answers@books.example",
                                            "https://match.books.example"))
                            : Optional.empty();
        }
    }

    private static Mails.Kept newest() {
        return database.bean(Mails.class).recent(1).getFirst();
    }

    private static void post(@Nullable OrganizationId organization, Scope scope, String body) {
        database.pass(Duration.ofSeconds(1));
        database.transactions()
                .run(
                        scope,
                        () ->
                                database.bean(Postbox.class)
                                        .post(organization, "a@example.com", "S", body));
    }

    @Test
    void mail_of_an_organization_bears_its_name_and_leads_to_its_host() {
        post(
                BRANDED,
                Scope.system("a job writes to it"),
                "Look: http://localhost:8080/partner, not http://localhost:80801.");

        var mail = newest();
        assertThat(mail.body())
                .isEqualTo(
                        "Look: https://match.books.example/partner, not http://localhost:80801.");
        assertThat(mail.headers().get("From"))
                .endsWith(" <care@books.example>")
                .doesNotContain("<evil")
                .isPrintable();
        assertThat(mail.headers()).containsEntry("Reply-To", "answers@books.example");
    }

    @Test
    void mail_of_the_house_and_of_others_stays_as_it_is() {
        post(null, Scope.of(BRANDED), "http://localhost:8080/");
        assertThat(newest().body()).isEqualTo("http://localhost:8080/");
        assertThat(newest().headers()).isEmpty();

        post(PLAIN, Scope.of(PLAIN), "http://localhost:8080/");
        assertThat(newest().headers()).isEmpty();
    }

    @Test
    void what_the_writer_set_stays() {
        database.pass(Duration.ofSeconds(1));
        database.transactions()
                .run(
                        Scope.system("test"),
                        () ->
                                database.bean(Postbox.class)
                                        .post(
                                                BRANDED,
                                                Letter.to("a@example.com", "S", "B")
                                                        .with("Reply-To", "ticket@house.example")));

        assertThat(newest().headers())
                .containsEntry("Reply-To", "ticket@house.example")
                .containsKey("From");
    }
}
