package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

class LogoPictureTests {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void draws_every_format_anew_as_png(String format) throws IOException {
        var logo = LogoPicture.of(picture(1200, 300, format));

        var drawn = ImageIO.read(new ByteArrayInputStream(logo.png()));
        assertThat(drawn.getWidth()).isEqualTo(logo.width()).isEqualTo(720);
        assertThat(drawn.getHeight()).isEqualTo(logo.height()).isEqualTo(180);
        assertThat(new Color(drawn.getRGB(360, 90)).getRed()).isGreaterThan(180);
    }

    @Test
    void keeps_nothing_of_the_file_but_its_pixels() throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(picture(64, 64, "png"));
        file.write("<script>alert(1)</script>".getBytes(UTF_8));

        var logo = LogoPicture.of(file.toByteArray());

        assertThat(new String(logo.png(), ISO_8859_1)).doesNotContain("script");
        assertThat(logo.width()).as("small ones stay as they are").isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>",
                "  <?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>"
            })
    void refuses_svg_and_says_why(String file) {
        assertRefused(file.getBytes(UTF_8), "SVG is not taken");
    }

    @Test
    void refuses_a_picture_that_unpacks_into_more_than_is_drawn() {
        assertRefused(pngOf(50_000, 50_000), "50,000 by 50,000 pixels");
        assertRefused(pngOf(4_000, 4_000), "8 million");
        assertRefused(gifOf(60_000, 60_000), "60,000 by 60,000");
    }

    @Test
    void refuses_what_is_too_large_too_small_broken_or_no_picture() throws IOException {
        assertRefused(new byte[LogoPicture.LARGEST_FILE + 1], "larger than 1 MB");
        assertRefused(picture(15, 15, "png"), "fewer than 16");
        assertRefused(pngOf(100, 100), "cannot be read");
        assertRefused("%PDF-1.7".getBytes(UTF_8), "PNG, JPEG or GIF");
        assertRefused("RIFF....WEBPVP8 ".getBytes(UTF_8), "PNG, JPEG or GIF");
        assertRefused(new byte[0], "Choose a file");
    }

    private static void assertRefused(byte[] file, String why) {
        assertThatThrownBy(() -> LogoPicture.of(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.errors())
                                        .singleElement()
                                        .satisfies(
                                                error -> {
                                                    assertThat(error.pointer()).isEqualTo("logo");
                                                    assertThat(error.detail()).contains(why);
                                                }));
    }

    static byte[] picture(int width, int height, String format) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, file)).isTrue();
        return file.toByteArray();
    }

    /** A file that says how large its picture is, and has none. */
    private static byte[] pngOf(int width, int height) {
        var head =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(ISO_8859_1))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array();
        var sum = new CRC32();
        sum.update(head);
        return ByteBuffer.allocate(45)
                .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
                .putInt(13)
                .put(head)
                .putInt((int) sum.getValue())
                .putInt(0)
                .put("IDAT".getBytes(ISO_8859_1))
                .putInt(0x35af061e)
                .array();
    }

    private static byte[] gifOf(int width, int height) {
        return ByteBuffer.allocate(40)
                .put("GIF89a".getBytes(ISO_8859_1))
                .put(
                        new byte[] {
                            (byte) width,
                            (byte) (width >> 8),
                            (byte) height,
                            (byte) (height >> 8),
                            0,
                            0,
                            0
                        })
                .put((byte) ',')
                .put(
                        new byte[] {
                            0,
                            0,
                            0,
                            0,
                            (byte) width,
                            (byte) (width >> 8),
                            (byte) height,
                            (byte) (height >> 8),
                            0,
                            2
                        })
                .array();
    }
}
