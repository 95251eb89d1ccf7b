package io.tributary.compatibility;

import io.tributary.gateway.ApiCall;
import io.tributary.kernel.RequestId;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

import java.time.Instant;
import java.util.List;

/** Writes the model's answers as JSON, member by member, with names that are encoded once. */
final class AnswerWriter {
    private static final SerializableString SCORE = new SerializedString("compatibility_score");
    private static final SerializableString TRAITS = new SerializedString("trait_compatibility");
    private static final SerializableString RESONANCE =
            new SerializedString("resonance_compatibility");
    private static final SerializableString BREAKDOWN = new SerializedString("dimension_breakdown");
    private static final SerializableString ATTACHMENT = new SerializedString("attachment");
    private static final SerializableString CONFLICT = new SerializedString("conflict");
    private static final SerializableString COGNITIVE = new SerializedString("cognitive");
    private static final SerializableString VALUES = new SerializedString("values");
    private static final SerializableString SOCIAL = new SerializedString("social");
    private static final SerializableString INTIMACY = new SerializedString("intimacy");
    private static final SerializableString LIFE_STRUCTURE = new SerializedString("life_structure");
    private static final SerializableString NUMEROLOGY = new SerializedString("numerology_score");
    private static final SerializableString ASTROLOGY = new SerializedString("astrology_score");
    private static final SerializableString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializableString REQUEST_ID = new SerializedString("request_id");
    private static final SerializableString LIVEMODE = new SerializedString("livemode");
    private static final SerializableString RESULTS = new SerializedString("results");
    private static final SerializableString COUNT = new SerializedString("count");

    private final JsonGenerator json;
    private final SerializableString timestamp;
    private final SerializableString requestId;
    private final boolean livemode;

    AnswerWriter(JsonGenerator json, Instant now, RequestId requestId, boolean livemode) {
        this.json = json;
        this.timestamp = new SerializedString(now.toString());
        this.requestId = new SerializedString(requestId.toString());
        this.livemode = livemode;
    }

    static AnswerWriter of(JsonGenerator json, ApiCall call) {
        return new AnswerWriter(json, call.now(), call.requestId(), call.livemode());
    }

    void one(Pair.Answer answer) {
        var compatibility = answer.compatibility();
        json.writeStartObject();
        number(SCORE, compatibility.score());
        number(TRAITS, compatibility.traits());
        number(RESONANCE, compatibility.resonance());
        json.writeName(BREAKDOWN);
        breakdown(compatibility.alignment());
        numberOrNull(NUMEROLOGY, answer.numerology());
        numberOrNull(ASTROLOGY, answer.astrology());
        origin();
        json.writeEndObject();
    }

    void batch(List<Pair.Answer> answers) {
        json.writeStartObject();
        json.writeName(RESULTS);
        json.writeStartArray();
        answers.forEach(this::one);
        json.writeEndArray();
        json.writeName(COUNT);
        json.writeNumber(answers.size());
        origin();
        json.writeEndObject();
    }

    private void breakdown(ByGroup alignment) {
        json.writeStartObject();
        number(ATTACHMENT, alignment.attachment());
        number(CONFLICT, alignment.conflict());
        number(COGNITIVE, alignment.cognitive());
        number(VALUES, alignment.values());
        number(SOCIAL, alignment.social());
        number(INTIMACY, alignment.intimacy());
        number(LIFE_STRUCTURE, alignment.lifeStructure());
        json.writeEndObject();
    }

    private void origin() {
        json.writeName(TIMESTAMP);
        json.writeString(timestamp);
        json.writeName(REQUEST_ID);
        json.writeString(requestId);
        json.writeName(LIVEMODE);
        json.writeBoolean(livemode);
    }

    private void number(SerializableString name, double value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    private void numberOrNull(SerializableString name, double value) {
        json.writeName(name);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
