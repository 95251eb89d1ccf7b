package io.tributary.portal.spi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One file that pages load: a style sheet, a script, a picture. Kept in memory, also compressed.
 */
public final class Asset {
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "json", "application/json",
                    "txt", "text/plain;charset=UTF-8");

    private final String name;
    private final String version;
    private final byte[] plain;
    private final byte[] compressed;

    Asset(String name, byte[] content) {
        this.name = name;
        this.plain = content.clone();
        this.compressed = gzip(content);
        this.version = digest(content);
    }

    /** Ten hexadecimal digits that change with the content. */
    public String version() {
        return version;
    }

    /** The address that may be cached for ever. */
    public String path() {
        return "/assets/" + version + "/" + name;
    }

    /** The media type, from the ending of the name. */
    public String type() {
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    /** Whether sending it compressed is worth it. */
    public boolean shrinks() {
        return compressed.length < plain.length;
    }

    public byte[] plain() {
        return plain.clone();
    }

    /** The content in gzip. */
    public byte[] compressed() {
        return compressed.clone();
    }

    private static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream(content.length / 2 + 64);
        try (var gzip = new BestGzip(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Takes its time: each file is compressed once. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
