package io.tributary.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A logo drawn anew from an upload: what is kept are its pixels in a file of ours, nothing that
 * stood in the file of theirs. Its size is looked at before anything is unpacked.
 */
final class LogoPicture {
    /** The largest upload, in bytes. */
    static final int LARGEST_FILE = 1024 * 1024;

    private static final int LONGEST_SIDE = 4096;
    private static final long MOST_PIXELS = 8_000_000;
    private static final int SMALLEST_SIDE = 16;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;

    /** First bytes of the formats that are read, in ISO 8859-1. */
    private static final Map<String, String> FORMATS =
            Map.of("\u0089PNG\r\n\u001a\n", "png", "\u00ff\u00d8\u00ff", "jpeg", "GIF8", "gif");

    private final byte[] png;
    private final int width;
    private final int height;

    private LogoPicture(BufferedImage image) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(file)) {
            ImageIO.write(image, "png", stream);
        }
        this.png = file.toByteArray();
        this.width = image.getWidth();
        this.height = image.getHeight();
    }

    byte[] png() {
        return png.clone();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Draws the upload anew.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the field {@code logo}
     */
    static LogoPicture of(byte[] upload) {
        if (upload.length == 0) {
            throw refused("Choose a file first.");
        }
        if (upload.length > LARGEST_FILE) {
            throw refused("The file is larger than 1 MB.");
        }
        try {
            return new LogoPicture(shrunk(decoded(upload, format(upload))));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            throw refused("The file cannot be read as a picture. Export it as PNG and try again.");
        }
    }

    private static String format(byte[] upload) {
        var head = new String(upload, 0, Math.min(upload.length, 256), ISO_8859_1);
        return FORMATS.entrySet().stream()
                .filter(known -> head.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () ->
                                refused(
                                        head.stripLeading().startsWith("<") || head.contains("<svg")
                                                ? "SVG is not taken: such a file can hold scripts."
                                                        + " Export the logo as PNG."
                                                : "A logo is a PNG, JPEG or GIF file."));
    }

    private static BufferedImage decoded(byte[] upload, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(stream, true, true);
            long columns = reader.getWidth(0);
            long rows = reader.getHeight(0);
            if (columns > LONGEST_SIDE || rows > LONGEST_SIDE || columns * rows > MOST_PIXELS) {
                throw refused(
                        "The picture has %,d by %,d pixels; at most 4,096 a side and 8 million in all."
                                .formatted(columns, rows));
            }
            if (columns < SMALLEST_SIDE || rows < SMALLEST_SIDE) {
                throw refused("The picture has fewer than 16 pixels a side.");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** Halved until it is near, so that thin lines stay, then drawn at its size. */
    private static BufferedImage shrunk(BufferedImage image) {
        double share =
                Math.min(
                        1,
                        Math.min(
                                (double) WIDTH / image.getWidth(),
                                (double) HEIGHT / image.getHeight()));
        int columns = Math.max(1, (int) Math.round(image.getWidth() * share));
        int rows = Math.max(1, (int) Math.round(image.getHeight() * share));
        var near = image;
        while (near.getWidth() > 2 * columns && near.getHeight() > 2 * rows) {
            near = drawn(near, near.getWidth() / 2, near.getHeight() / 2);
        }
        return drawn(near, columns, rows);
    }

    private static BufferedImage drawn(BufferedImage image, int columns, int rows) {
        var fresh = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        var pen = fresh.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, columns, rows, null);
        pen.dispose();
        return fresh;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, detail, List.of(new InputError("logo", detail)));
    }
}
