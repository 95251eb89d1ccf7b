package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

class EventTypeTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final EventType PAID =
            EventType.named("invoice.paid", "An invoice was paid.")
                    .with("id", EventType.Kind.ID, "The invoice.", new UUID(1, 2))
                    .with("total", EventType.Kind.MONEY, "With tax.", Money.parse("USD 5000.00"))
                    .with("paid_at", EventType.Kind.INSTANT, "When.", NOW)
                    .with("due_on", EventType.Kind.DATE, "Until.", LocalDate.of(2026, 4, 1))
                    .with("by_card", EventType.Kind.FLAG, "How.", true)
                    .withNullable("note", EventType.Kind.TEXT, "Anything.", "Thanks");

    @Test
    void a_message_is_written_as_its_schema_says() {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonMapper.shared().writeValueAsString(PAID.schema()));

        var whole = PAID.example().payload(NOW);
        assertThat(schema.validate(whole, InputFormat.JSON)).isEmpty();
        assertThat(whole)
                .startsWith(
                        "{\"type\":\"invoice.paid\",\"timestamp\":\"2026-03-01T12:00:00Z\",\"data\":{")
                .contains("\"total\":{\"amount\":\"5000.00\",\"currency\":\"USD\"}");
        var without =
                Event.of(PAID)
                        .with("id", new UUID(3, 4))
                        .with("total", Money.parse("JPY 500"))
                        .with("paid_at", NOW)
                        .with("due_on", LocalDate.of(2026, 4, 1))
                        .with("by_card", false)
                        .with("note", null)
                        .payload(NOW);
        assertThat(schema.validate(without, InputFormat.JSON)).isEmpty();
        assertThat(without).contains("\"note\":null");
        assertThat(schema.validate(whole.replace("true", "1"), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void what_the_type_does_not_know_cannot_be_told_and_what_it_promises_must_be() {
        assertThatIllegalArgumentException().isThrownBy(() -> Event.of(PAID).with("ip", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Event.of(PAID).with("id", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Event.of(PAID).with("id", new UUID(1, 2)).payload(NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> EventType.named("Paid", "x"));
    }
}
