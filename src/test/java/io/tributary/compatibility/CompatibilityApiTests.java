package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.Admission;
import io.tributary.gateway.ApiCall;
import io.tributary.gateway.ApiEndpoint;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

class CompatibilityApiTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiEndpoint CALCULATE = new CompatibilityApi.Calculate();
    private static final ApiEndpoint BATCH = new CompatibilityApi.Batch();

    @Test
    void the_example_of_the_reference_is_what_the_model_answers() {
        var expected = JSON.readTree(CompatibilityReference.ANSWER_EXAMPLE);
        var call = new Call(CompatibilityReference.PAIR_EXAMPLE);
        var answer = answer(CALCULATE, call);
        assertThat(answer.propertyNames()).containsExactlyElementsOf(expected.propertyNames());
        for (var member :
                List.of("compatibility_score", "trait_compatibility", "resonance_compatibility")) {
            same(answer.get(member), expected.get(member));
        }
        for (var group : TraitGroup.values()) {
            same(
                    answer.get("dimension_breakdown").get(group.code()),
                    expected.get("dimension_breakdown").get(group.code()));
        }
        assertThat(answer.get("numerology_score")).isEqualTo(expected.get("numerology_score"));
        assertThat(answer.get("astrology_score").isNull()).isTrue();
        assertThat(answer.get("timestamp").stringValue()).isEqualTo("2026-03-02T09:30:00.125Z");
        assertThat(answer.get("request_id").stringValue()).isEqualTo(call.requestId().toString());
        assertThat(answer.get("livemode").booleanValue()).isFalse();
        assertThat(call.admitted).containsExactly(1);
    }

    @Test
    void a_batch_answers_in_order_and_takes_one_call_a_pair() {
        var cases = ReferenceCases.all().subList(0, 10);
        var call = new Call(cases.stream().map(each -> each.request()).toList().toString());
        var answer = answer(BATCH, call);
        assertThat(answer.get("count").intValue()).isEqualTo(10);
        for (int index = 0; index < 10; index++) {
            same(
                    answer.get("results").get(index).get("compatibility_score"),
                    cases.get(index).expected().get("compatibility_score"));
        }
        assertThat(answer.propertyNames())
                .containsExactlyElementsOf(
                        JSON.readTree(CompatibilityReference.BATCH_ANSWER_EXAMPLE).propertyNames());
        assertThat(call.admitted).containsExactly(10);
    }

    @Test
    void nothing_is_taken_for_a_call_that_is_refused() {
        var example = CompatibilityReference.PAIR_EXAMPLE;
        for (var body : List.of("", "{}", "[{}]", "[" + example + ", {}]", "[]", "nothing")) {
            for (var endpoint : List.of(CALCULATE, BATCH)) {
                var call = new Call(body);
                assertThatThrownBy(() -> endpoint.handle(call))
                        .isInstanceOf(ProblemException.class);
                assertThat(call.admitted).isEmpty();
            }
        }
    }

    private static void same(JsonNode answer, JsonNode expected) {
        assertThat(answer.doubleValue())
                .isCloseTo(expected.doubleValue(), within(ReferenceCases.TOLERANCE));
    }

    private static JsonNode answer(ApiEndpoint endpoint, ApiCall call) {
        var answer = endpoint.handle(call);
        assertThat(answer.status()).isEqualTo(200);
        var out = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            Objects.requireNonNull(answer.body()).writeTo(json);
        }
        return JSON.readTree(out.toByteArray());
    }

    /** A call of a test key, which is always admitted; it remembers how many calls were taken. */
    private static final class Call implements ApiCall {
        final List<Integer> admitted = new ArrayList<>();
        private final byte[] body;
        private final RequestId id = new RequestId(UUID.randomUUID());

        Call(String body) {
            this.body = body.getBytes(UTF_8);
        }

        @Override
        public OrganizationId organization() {
            return new OrganizationId(id.value());
        }

        @Override
        public UUID keyId() {
            return id.value();
        }

        @Override
        public Set<String> scopes() {
            return Set.of();
        }

        @Override
        public boolean livemode() {
            return false;
        }

        @Override
        public InetAddress address() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public RequestId requestId() {
            return id;
        }

        @Override
        public Instant now() {
            return Instant.parse("2026-03-02T09:30:00.125Z");
        }

        @Override
        public String pathParameter(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public @Nullable String query(String name) {
            return null;
        }

        @Override
        public byte[] body() {
            return body;
        }

        @Override
        public int batchLimit() {
            return 10;
        }

        @Override
        public @Nullable String idempotencyKey() {
            return null;
        }

        @Override
        public Admission.Granted admit(int calls) {
            admitted.add(calls);
            var plenty = new Admission.Allowance(100, 100, 1);
            return new Admission.Granted(plenty, plenty, now().toEpochMilli());
        }
    }
}
