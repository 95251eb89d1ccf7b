package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Members;
import io.tributary.kernel.InputError;

import org.junit.jupiter.api.Test;

import java.util.List;

class RosterTests {
    @Test
    void reads_quotes_groups_and_columns_in_any_order() {
        var roster =
                Roster.read(
                        "\ufeffName,EMAIL,groups,Affiliation,shoe size\r\n"
                            + "\"Lee, \"\"Ana\"\"\",Lee@Example.com,\"chess;choir\",Alumni,39\r\n"
                            + ",,,,\r\n"
                            + "Kim,kim@example.com\n");

        assertThat(roster.errors()).isEmpty();
        assertThat(roster.entries())
                .extracting(Members.Entry::name)
                .containsExactly("Lee, \"Ana\"", "Kim");
        var lee = roster.entries().getFirst();
        assertThat(lee.email()).isEqualTo("lee@example.com");
        assertThat(lee.groups()).containsExactly("chess", "choir");
        assertThat(lee.affiliation()).isEqualTo(Members.Affiliation.ALUMNI);
        assertThat(lee.source()).isEqualTo("import");
        assertThat(lee.verification()).isEqualTo(Members.Verification.NONE);
    }

    @Test
    void one_wrong_line_is_named_and_nobody_is_taken() {
        var roster = Roster.read("email,name,affiliation\na@example.com,A,member\nnobody,B,boss\n");

        assertThat(roster.entries()).isEmpty();
        assertThat(roster.errors())
                .extracting(InputError::detail)
                .anySatisfy(detail -> assertThat(detail).startsWith("Line 3, email:"))
                .anySatisfy(detail -> assertThat(detail).startsWith("Line 3, affiliation:"));
    }

    @Test
    void what_is_no_list_is_refused() {
        assertThat(Roster.read("").errors()).hasSize(1);
        assertThat(Roster.read("a@example.com,A\n").errors()).hasSize(1);
        assertThat(Roster.read("email,name\n" + "a@example.com,A\n".repeat(5_001)).errors())
                .extracting(InputError::detail)
                .singleElement()
                .asString()
                .contains("at most 5,000");
    }

    @Test
    void cells_may_hold_ends_of_lines() {
        assertThat(Roster.rows("a,\"b\nc\"\n\"\",d"))
                .containsExactly(List.of("a", "b\nc"), List.of("", "d"));
    }
}
