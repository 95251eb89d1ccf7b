package io.tributary.compatibility.web;

import io.tributary.compatibility.Assessment;
import io.tributary.compatibility.AssessmentKey;
import io.tributary.compatibility.ByGroup;
import io.tributary.compatibility.Share;
import io.tributary.compatibility.Shares;
import io.tributary.compatibility.Way;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Makes the page of a visitor's own result. */
@Component
class Results {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final Shares shares;
    private final Pages pages;
    private final Settings settings;

    Results(Shares shares, Pages pages, Settings settings) {
        this.shares = shares;
        this.pages = pages;
        this.settings = settings;
    }

    /**
     * The page.
     *
     * @param kept a complete assessment
     * @param invitation the token of the link that invited the visitor
     */
    View page(
            AssessmentKey key,
            Way way,
            Assessment kept,
            Optional<String> invitation,
            ResearchForm form,
            int status) {
        var traits = kept.answers().traits();
        var page =
                new ResultPage(
                        "/assessment/" + way.code(),
                        way == Way.STORY,
                        Picture.of(ByGroup.means(traits)),
                        GroupRow.own(traits),
                        shares.of(key, way).stream().map(this::link).toList(),
                        invitation
                                .filter(token -> isFriends(token, key))
                                .map(SharedController::base)
                                .orElse(""),
                        form,
                        kept.expiresAt());
        return pages.page(
                Frame.page("Your picture").unheaded(), "compatibility/web/result", page, status);
    }

    /** Whether the link still works, and is somebody else's. */
    private boolean isFriends(String token, AssessmentKey key) {
        return shares.follow(token, key)
                .filter(share -> share.invites() && !share.isOwn())
                .isPresent();
    }

    private ResultPage.Link link(Share share) {
        return new ResultPage.Link(
                share.id(),
                settings.link(SharedController.base(share.token())),
                share.invites(),
                share.expiresAt(),
                share.comparisons().stream()
                        .map(
                                one ->
                                        new ResultPage.Compared(
                                                DAY.format(one.on()), Picture.percent(one.score())))
                        .toList());
    }
}
