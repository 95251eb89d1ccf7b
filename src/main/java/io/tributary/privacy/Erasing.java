package io.tributary.privacy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.kernel.PersonalRecords.Subject;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Erases. All modules, the receipt and the request are one transaction: somebody is there or is
 * gone, whatever is killed in between, and the job that was arranged beforehand tries again.
 */
final class Erasing {
    private static final Scope SCOPE = Scope.system("erase a person");

    /** What came of it. */
    sealed interface Outcome {
        /** It is done. */
        record Erased(Receipt receipt) implements Outcome {}

        /** Something has to be done first; the request waits again. */
        record Blocked(List<String> obstacles) implements Outcome {
            public Blocked {
                obstacles = List.copyOf(obstacles);
            }
        }

        /** There is nothing to do: it was done before, or was never confirmed. */
        record Idle() implements Outcome {}
    }

    private final RequestStore requests;
    private final PersonalRegister register;
    private final Receipts receipts;
    private final Accounts accounts;
    private final Letters letters;
    private final Transactions transactions;
    private final InstantSource clock;

    Erasing(
            RequestStore requests,
            PersonalRegister register,
            Receipts receipts,
            Accounts accounts,
            Letters letters,
            Transactions transactions,
            InstantSource clock) {
        this.requests = requests;
        this.register = register;
        this.receipts = receipts;
        this.accounts = accounts;
        this.letters = letters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Erases whom a confirmed request is about. */
    Outcome run(UUID id) {
        return transactions.in(
                SCOPE,
                () ->
                        requests.lock(id)
                                .filter(request -> request.state() == Request.State.CONFIRMED)
                                .map(this::erase)
                                .orElseGet(Outcome.Idle::new));
    }

    private Outcome erase(Request request) {
        var subject = subject(request);
        var obstacles = register.obstacles(subject);
        if (!obstacles.isEmpty()) {
            requests.change(
                    request.id(),
                    Request.State.WAITING,
                    request.noted(String.join(" ", obstacles)));
            return new Outcome.Blocked(obstacles);
        }
        var receipt =
                new Receipt(
                        Token.number(),
                        request.receivedAt(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        request.channel().label(),
                        register.erase(subject));
        receipts.keep(receipt);
        requests.erased(request.id(), receipt.number(), clock.instant());
        letters.erased(subject.email(), receipt.number());
        return new Outcome.Erased(receipt);
    }

    /** An account that was made after the request came is theirs too. */
    private Subject subject(Request request) {
        var email = Objects.requireNonNull(request.email(), "an open request has an address");
        var person = request.person();
        return new Subject(
                person != null ? person : accounts.known(email).map(Person::id).orElse(null),
                email);
    }
}
