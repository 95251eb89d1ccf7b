package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

class FileTypeTests {
    private static final String PNG = "\u0089PNG\r\n\u001a\n rest";

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static Upload upload(String name, int size) {
        var content = new byte[size];
        java.util.Arrays.fill(content, (byte) 'a');
        return new Upload(name, new ByteArrayInputStream(content));
    }

    @Test
    void a_file_is_what_its_content_and_its_name_say() {
        assertThat(FileType.of("a.pdf", bytes("%PDF-1.7 …"))).contains(FileType.PDF);
        assertThat(FileType.of("a.PNG", bytes(PNG))).contains(FileType.PNG);
        assertThat(FileType.of("a.jpeg", bytes("\u00ff\u00d8\u00ff\u00e0")))
                .contains(FileType.JPEG);
        assertThat(FileType.of("a.zip", bytes("PK\u0003\u0004"))).contains(FileType.ZIP);
        assertThat(FileType.of("a.json", "{\"a\": [1, 2]}".getBytes(UTF_8)))
                .contains(FileType.JSON);
        assertThat(FileType.of("a.csv", "a;b\n1;2\n".getBytes(UTF_8))).contains(FileType.CSV);
        assertThat(FileType.of("a.log", "\u001b[31mError\u001b[0m é\n".getBytes(UTF_8)))
                .contains(FileType.TEXT);
    }

    @Test
    void a_page_in_the_clothes_of_a_picture_is_refused() {
        assertThat(FileType.of("a.png", bytes("<html><script>alert(1)</script>"))).isEmpty();
        assertThat(FileType.of("a.pdf", bytes(PNG))).isEmpty();
        assertThat(FileType.of("a.txt", bytes(PNG))).isEmpty();
        assertThat(FileType.of("a.txt", bytes("MZ\u0000\u0001"))).isEmpty();
        assertThat(FileType.of("a.txt", bytes("\u00e9"))).isEmpty();
        assertThat(FileType.of("a.json", bytes("{\"a\": "))).isEmpty();
        assertThat(FileType.of("a.json", bytes("{} {}"))).isEmpty();
    }

    @Test
    void what_a_browser_would_run_has_no_type() {
        for (var name : List.of("a.html", "a.svg", "a.js", "a.xml", "a.exe", "a", "a.txt.html")) {
            assertThat(FileType.of(name, bytes("<svg xmlns='x'/>"))).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd.txt, passwd.txt",
        "C:\\Users\\ada\\report.pdf, report.pdf",
        ".bashrc.txt, bashrc.txt",
        "a\"b;c.txt, a_b_c.txt",
        "Grüße (2).txt, Grüße (2).txt",
        "a..b.txt, a.b.txt",
        "///, file"
    })
    void a_name_is_only_a_name(String sent, String kept) {
        assertThat(Attachments.cleaned(sent)).isEqualTo(kept);
    }

    @Test
    void a_name_cannot_break_a_header() {
        assertThat(Attachments.cleaned("a\r\nSet-Cookie: x.txt")).isEqualTo("a__Set-Cookie_ x.txt");
        assertThat(Attachments.cleaned("a".repeat(300) + ".txt")).hasSize(120).endsWith(".txt");
    }

    @Test
    void size_and_number_have_limits() {
        assertThat(Attachments.look(List.of(upload("a.txt", Attachments.LARGEST))).refused())
                .isEmpty();
        assertThat(Attachments.look(List.of(upload("a.txt", Attachments.LARGEST + 1))).refused())
                .containsExactly("a.txt is larger than 10 MiB.");
        assertThat(Attachments.look(List.of(upload("a.txt", 0))).refused())
                .containsExactly("a.txt is empty.");
        var many = new ArrayList<Upload>();
        for (int i = 0; i <= Attachments.MOST; i++) {
            many.add(upload(i + ".txt", 1));
        }
        assertThat(Attachments.look(many).refused())
                .containsExactly("5.txt is one too many: a message has at most 5 files.");
        var large =
                List.of(
                        upload("a.txt", Attachments.LARGEST),
                        upload("b.txt", Attachments.LARGEST),
                        upload("c.txt", 1));
        assertThat(Attachments.look(large).refused())
                .containsExactly("c.txt is too much: the files of a message have at most 20 MiB.");
    }
}
