package io.tributary.support;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be attached. What a file is, is read from its first bytes, or from all of them when it
 * claims to be text; its name must agree, and what its sender said does not count.
 */
enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg jpeg"),
    ZIP("application/zip", "zip"),
    JSON("application/json", "json"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt log md");

    private final String mediaType;
    private final String endings;

    /**
     * @param endings of names, with a space between them
     */
    FileType(String mediaType, String endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    String mediaType() {
        return mediaType;
    }

    /** The type that both the content and the name's ending say; nothing when they disagree. */
    static Optional<FileType> of(String name, byte[] content) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> List.of(type.endings.split(" ")).contains(ending))
                .filter(type -> type.fits(content))
                .findFirst();
    }

    private boolean fits(byte[] content) {
        return switch (this) {
            case PDF -> begins(content, '%', 'P', 'D', 'F', '-');
            case PNG -> begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            case JPEG -> begins(content, 0xff, 0xd8, 0xff);
            case ZIP -> begins(content, 'P', 'K', 3, 4) || begins(content, 'P', 'K', 5, 6);
            case JSON -> isText(content) && isJson(content);
            case CSV, TEXT -> isText(content);
        };
    }

    private static boolean begins(byte[] content, int... signature) {
        if (content.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((content[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 without control characters other than those that lay out a text. */
    private static boolean isText(byte[] content) {
        for (byte one : content) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t' && one != 0x1b) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static boolean isJson(byte[] content) {
        try (var parser = JsonMapper.shared().createParser(content)) {
            var first = parser.nextToken();
            if (first == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}
