package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.Settings;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

class MissingSettingsTests {
    private static final Map<String, String> OURS =
            Map.of(
                    "tributary.legal-entity.name", "River Ltd",
                    "tributary.legal-entity.vat-id", "GB999999973",
                    "tributary.legal-entity.registration", "Companies House 1234",
                    "tributary.legal-entity.iban", "GB33BUKB20201555555555");

    @Test
    void a_real_server_is_told_that_mail_is_not_sent() {
        assertThat(MissingSettings.of(demo(false), true, entity(OURS)))
                .singleElement()
                .asString()
                .contains("spring.mail.host", "tributary.mail.sender");
    }

    @Test
    void a_real_server_is_told_what_of_the_invented_company_is_left() {
        var partly = Map.of("tributary.legal-entity.name", "River Ltd");

        assertThat(MissingSettings.of(demo(false), false, entity(partly)))
                .singleElement()
                .asString()
                .contains("tributary.legal-entity.iban", "tributary.legal-entity.vat-id")
                .doesNotContain("tributary.legal-entity.name");
    }

    @Test
    void whoever_has_set_both_is_told_nothing() {
        assertThat(MissingSettings.of(demo(false), false, entity(OURS))).isEmpty();
    }

    @Test
    void the_demo_lives_on_what_is_invented() {
        assertThat(MissingSettings.of(demo(true), true, entity(Map.of()))).isEmpty();
    }

    private static Settings demo(boolean enabled) {
        return bound("tributary", Settings.class, Map.of("tributary.demo.enabled", "" + enabled));
    }

    private static LegalEntity entity(Map<String, String> told) {
        return bound("tributary.legal-entity", LegalEntity.class, told);
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> told) {
        return new Binder(new MapConfigurationPropertySource(told)).bindOrCreate(prefix, type);
    }
}
