package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LetterTests {
    private static final Letter LETTER = Letter.to("ada@example.com", "Hello", "How are you?");

    @Test
    void a_header_is_added_to_those_there_are() {
        assertThat(LETTER.with("Reply-To", "a@b.example").with("Message-ID", "<1@b>").headers())
                .containsEntry("Reply-To", "a@b.example")
                .containsEntry("Message-ID", "<1@b>");
    }

    @Test
    void a_header_cannot_smuggle_in_another() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LETTER.with("Reply-To", "a@b.example\r\nBcc: c@d.example"));
        assertThatIllegalArgumentException().isThrownBy(() -> LETTER.with("Bcc", "c@d.example"));
    }
}
