package io.tributary.gateway.web;

import io.tributary.gateway.Rotations;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.InstantSource;

/** The page on which a partner watches a key being replaced. */
@Controller
class RotationController {
    private final Rotations rotations;
    private final Pages pages;
    private final InstantSource clock;

    RotationController(Rotations rotations, Pages pages, InstantSource clock) {
        this.rotations = rotations;
        this.pages = pages;
        this.clock = clock;
    }

    /** A key without a successor has nothing to watch: its page offers to rotate it. */
    @GetMapping(KeysController.HOME + "/{id}/rotation")
    @AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.VIEWER})
    View watch(Actor actor, @PathVariable String id) {
        var key = KeysController.id(id);
        var address = KeysController.HOME + "/" + key;
        var rotation = rotations.of(actor.organization(), key).orElse(null);
        if (rotation == null) {
            return Onward.to(address);
        }
        var frame =
                Frame.work("Rotation of " + rotation.old().name(), KeysController.HOME)
                        .lead("Who still calls with the old key, and whether it may go.")
                        .under(rotation.old().name(), address);
        return pages.page(
                frame,
                "gateway/web/rotation",
                RotationPage.of(rotation, KeysController.mayChange(actor), clock.instant()));
    }
}
