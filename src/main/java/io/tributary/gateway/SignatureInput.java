package io.tributary.gateway;

import io.tributary.gateway.Structured.Bytes;
import io.tributary.gateway.Structured.Inner;
import io.tributary.gateway.Structured.Item;
import io.tributary.gateway.Structured.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One signature of a message and what it says of itself (RFC 9421, section 4).
 *
 * @param components what it covers, with the signature's parameters
 */
record SignatureInput(String label, Inner components, Bytes signature) {
    /**
     * Every signature of the message.
     *
     * @throws IllegalArgumentException when one cannot be read, or has only one of its two parts
     */
    static List<SignatureInput> of(HttpMessage message) {
        var inputs = dictionary(message, "signature-input");
        var signatures = dictionary(message, "signature");
        if (!inputs.keySet().equals(signatures.keySet())) {
            throw new IllegalArgumentException(
                    "Signature-Input and Signature do not name the same signatures");
        }
        var all = new ArrayList<SignatureInput>();
        inputs.forEach(
                (label, input) -> {
                    if (!(input instanceof Inner components)
                            || !(signatures.get(label) instanceof Item(Bytes bytes, _))) {
                        throw new IllegalArgumentException(
                                "the signature “" + label + "” is no list with bytes");
                    }
                    all.add(new SignatureInput(label, components, bytes));
                });
        return all;
    }

    private static Map<String, Structured.Member> dictionary(HttpMessage message, String name) {
        var text = message.value(name);
        try {
            return text == null ? Map.of() : StructuredReader.dictionary(text);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
        }
    }

    /** Whether it covers that component as it is, without a parameter that takes a part of it. */
    boolean covers(String name) {
        return components.items().contains(new Item(new Text(name), Map.of()));
    }

    @Nullable String text(String parameter) {
        return Structured.text(components.parameters(), parameter);
    }

    @Nullable Long seconds(String parameter) {
        return Structured.whole(components.parameters(), parameter);
    }

    boolean has(String parameter) {
        return components.parameters().containsKey(parameter);
    }
}
