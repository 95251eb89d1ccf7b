package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Members;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.io.IOException;
import java.util.List;

/** Takes a list of members out of a file: all of it, or nothing and why. */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class RosterController {
    private static final String LIST = "/partner/members";
    private static final String PATH = LIST + "/import";

    private final Members members;
    private final Pages pages;

    RosterController(Members members, Pages pages) {
        this.members = members;
        this.pages = pages;
    }

    /** The form, and what is wrong with the last file. */
    record RosterPage(List<InputError> errors, CodeSample example) {
        RosterPage {
            errors = List.copyOf(errors);
        }
    }

    @GetMapping(PATH)
    View form(Actor actor) {
        return page(List.of());
    }

    @PostMapping(PATH)
    View take(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile roster,
            RedirectAttributes once)
            throws IOException {
        if (roster == null || roster.isEmpty()) {
            return page(List.of(new InputError("roster", "Choose a file first.")));
        }
        if (roster.getSize() > Roster.LARGEST_FILE) {
            return page(List.of(new InputError("roster", "The file is larger than 1 MB.")));
        }
        var read = Roster.read(new String(roster.getBytes(), UTF_8));
        if (!read.errors().isEmpty()) {
            return page(read.errors());
        }
        int added = members.addAll(actor, read.entries());
        int known = read.entries().size() - added;
        return Onward.to(
                LIST,
                once,
                added
                        + (added == 1 ? " member was added" : " members were added")
                        + (known == 0 ? "." : "; " + known + " stood on the list already."));
    }

    private View page(List<InputError> errors) {
        var page =
                new RosterPage(
                        errors,
                        new CodeSample(
                                "members.csv",
                                """
                                email,name,affiliation,groups
                                kim@example.com,Kim Berg,student,chess;choir
                                lee@example.com,"Lee, Ana",alumni,
                                """));
        var frame =
                Frame.work("Import members", LIST)
                        .lead("From a CSV file: everybody in it, or nobody when a line is wrong.")
                        .under("Members", LIST);
        return pages.page(frame, "identity/web/roster", page, errors.isEmpty() ? 200 : 400);
    }
}
