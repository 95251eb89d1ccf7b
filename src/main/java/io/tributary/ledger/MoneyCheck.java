package io.tributary.ledger;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.util.List;

/** Whether the books are right: every check of every module, run one after the other. */
public final class MoneyCheck {
    /**
     * What one check found.
     *
     * @param findings empty when it holds
     */
    public record Result(String name, List<String> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** What all checks found. */
    public record Report(List<Result> results) {
        public Report {
            results = List.copyOf(results);
        }

        public boolean isClean() {
            return results.stream().allMatch(result -> result.findings().isEmpty());
        }

        /** All findings, each after the name of its check. */
        public List<String> findings() {
            return results.stream()
                    .flatMap(
                            result ->
                                    result.findings().stream()
                                            .map(finding -> result.name() + ": " + finding))
                    .toList();
        }

        /** For a terminal. */
        public String text() {
            var text = new StringBuilder();
            for (var result : results) {
                text.append(result.findings().isEmpty() ? "ok    " : "WRONG ")
                        .append(result.name())
                        .append('\n');
                result.findings()
                        .forEach(finding -> text.append("      ").append(finding).append('\n'));
            }
            return text.append(isClean() ? "The books are right: " : "The books are not right: ")
                    .append(results.size())
                    .append(" checks.")
                    .toString();
        }
    }

    private final Transactions transactions;
    private final List<BookCheck> checks;

    MoneyCheck(Transactions transactions, List<BookCheck> checks) {
        this.transactions = transactions;
        this.checks = List.copyOf(checks);
    }

    /** Runs all checks now; each sees one state of the books, whatever is booked meanwhile. */
    public Report run() {
        var scope = Scope.system("checking the books");
        return new Report(
                checks.stream()
                        .map(
                                check ->
                                        new Result(
                                                check.name(),
                                                transactions.snapshot(scope, check::findings)))
                        .toList());
    }
}
