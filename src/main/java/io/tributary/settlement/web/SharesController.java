package io.tributary.settlement.web;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.ledger.Book;
import io.tributary.portal.spi.Onward;
import io.tributary.settlement.Settlement;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.UUID;

/** Decides shares of sales that wait for approval, whoever sold. */
@OperatorOnly
@Controller
class SharesController {
    private static final String SHARE = SalesController.SALES + "/shares/{id}";

    private final Settlement settlement;

    SharesController(Settlement settlement) {
        this.settlement = settlement;
    }

    @PostMapping(SHARE + "/approve")
    View approve(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        if (settlement.approve(by(operator), id, null).isEmpty()) {
            throw Onward.absent("share");
        }
        return Onward.to(SalesController.SALES, once, "The share is approved.");
    }

    @PostMapping(SHARE + "/decline")
    View decline(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        if (settlement.decline(by(operator), id, null).isEmpty()) {
            throw Onward.absent("share");
        }
        return Onward.to(SalesController.SALES, once, "The share is declined.");
    }

    /** Kept with the payee whose share it is. */
    private static AuditTrail.By by(Person operator) {
        return AuditTrail.By.operator(Book.HOUSE, operator);
    }
}
