package io.tributary.privacy;

import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

import java.time.Duration;

/** What we write to persons about their requests, in the surrounding transaction. */
final class Letters {
    private final Postbox postbox;
    private final Settings settings;

    Letters(Postbox postbox, Settings settings) {
        this.postbox = postbox;
        this.settings = settings;
    }

    void confirmErasure(String email, Token token, Duration life) {
        postbox.post(
                null,
                email,
                "Confirm that you want to be erased",
                """
                Somebody, hopefully you, asked Tributary to erase everything it keeps of %s.

                Open this link to read what will happen and to confirm it:

                %s

                It works for %d hours. Nothing is erased without it. If this was not you, ignore this
                mail, and sign out everywhere on your account page.
                """
                        .formatted(
                                email,
                                settings.link("/privacy/erasure?token=" + token.text()),
                                life.toHours()));
    }

    void erased(String email, String receipt) {
        postbox.post(
                null,
                email,
                "You are erased",
                """
                What Tributary kept of you is erased. This is the last mail that you get.

                The receipt says what was erased, what was made anonymous and what a law makes us keep.
                It does not name you; whoever has this address can read it for three years:

                %s
                """
                        .formatted(settings.link("/privacy/receipts/" + receipt)));
    }

    void refused(String email, Request.Kind kind, String why) {
        postbox.post(
                null,
                email,
                "Your request is refused",
                """
                You asked Tributary for this: %s.

                We do not do it, for this reason:

                %s

                You may complain to a supervisory authority for data protection, or go to court.
                """
                        .formatted(kind.label(), why));
    }
}
