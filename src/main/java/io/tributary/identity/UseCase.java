package io.tributary.identity;

import io.tributary.portal.spi.CodeSample;

import java.util.List;

/**
 * What a partner may want to do, with code that does it as it is pasted.
 *
 * @param code its stable name, as it stands in addresses
 * @param title what people call it
 * @param sentence what the code does
 * @param samples the same call in several languages
 */
public record UseCase(String code, String title, String sentence, List<CodeSample> samples) {
    public UseCase {
        samples = List.copyOf(samples);
    }
}
