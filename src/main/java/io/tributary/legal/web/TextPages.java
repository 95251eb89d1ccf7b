package io.tributary.legal.web;

import io.tributary.kernel.InputError;
import io.tributary.legal.Acceptance;
import io.tributary.legal.Block;
import io.tributary.legal.Comparison;
import io.tributary.legal.LegalDocument;
import io.tributary.legal.Standing;
import io.tributary.legal.Version;
import io.tributary.legal.Wording;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the pages of documents show. */
final class TextPages {
    private TextPages() {}

    /** All documents, for anybody. */
    record Home(List<HomeRow> rows) {}

    /**
     * A document among all.
     *
     * @param upcoming what is published and not in force yet, told; empty when nothing is
     */
    record HomeRow(String href, String title, String about, String inForce, String upcoming) {
        static HomeRow of(
                LegalDocument document, @Nullable Version inForce, @Nullable Version upcoming) {
            return new HomeRow(
                    LegalController.HOME + "/" + document.code(),
                    document.title(),
                    document.about(),
                    inForce == null
                            ? "Not published yet"
                            : "Version %d, in force since %s"
                                    .formatted(
                                            inForce.number(),
                                            LegalWeb.day(inForce.effectiveFrom())),
                    upcoming == null
                            ? ""
                            : "Version %d takes effect on %s"
                                    .formatted(
                                            upcoming.number(),
                                            LegalWeb.day(upcoming.effectiveFrom())));
        }
    }

    /** The words, as they stand on a page. */
    record Words(String review, List<Block> blocks, List<Block.Heading> sections, String sha256) {
        static Words of(Version version) {
            return of(version.review(), version.wording(), version.sha256());
        }

        static Words of(String review, Wording wording, String sha256) {
            return new Words(review, wording.blocks(), wording.sections(), sha256);
        }
    }

    /** One version among those of its document. */
    record VersionRow(String href, int number, Badge state, String effective, String grace) {
        static VersionRow of(Version version, int inForce, Instant now) {
            boolean isLater = !version.isEffective(now);
            return new VersionRow(
                    LegalController.HOME
                            + "/"
                            + version.document().code()
                            + "/versions/"
                            + version.number(),
                    version.number(),
                    isLater
                            ? Badge.info("To come")
                            : version.number() == inForce
                                    ? Badge.good("In force")
                                    : Badge.plain("Replaced"),
                    LegalWeb.day(version.effectiveFrom()),
                    version.number() == 1 ? "" : LegalWeb.day(version.graceEnds()));
        }
    }

    /**
     * What changed against another version.
     *
     * @param against the other one, told
     */
    record Changes(String against, List<String> summary, List<ChangeRow> rows) {
        static Changes between(Version before, Wording after) {
            var compared = Comparison.between(before.wording(), after);
            return new Changes(
                    "version " + before.number(),
                    compared.summary(),
                    compared.changes().stream().map(ChangeRow::of).toList());
        }
    }

    /** A passage that is new or gone. */
    record ChangeRow(Badge kind, String section, Block block) {
        static ChangeRow of(Comparison.Passage passage) {
            return new ChangeRow(
                    passage.kind() == Comparison.Kind.ADDED
                            ? Badge.good("New")
                            : Badge.plain("Gone"),
                    passage.section(),
                    passage.block());
        }
    }

    /** One version, for anybody. */
    record Document(
            Words words,
            VersionRow version,
            List<VersionRow> versions,
            @Nullable Changes changes) {}

    /** What an organization accepted and has to. */
    record Agreements(
            List<AgreementRow> rows, List<AcceptedRow> accepted, boolean ready, boolean mayBind) {}

    record AgreementRow(String href, String title, String about, Badge state, String told) {
        static AgreementRow of(Standing standing) {
            var document = standing.document();
            return new AgreementRow(
                    AgreementsController.HOME + "/" + document.code(),
                    document.title(),
                    document.about(),
                    state(standing),
                    told(standing));
        }

        static Badge state(Standing standing) {
            return switch (standing.state()) {
                case NEVER ->
                        standing.document().isNeededForLive()
                                ? Badge.warm("To be accepted")
                                : Badge.plain("Not accepted");
                case CURRENT -> Badge.good("Accepted");
                case GRACE -> Badge.warm("New version");
                case LAPSED -> Badge.bad("Accept again");
            };
        }

        private static String told(Standing standing) {
            var next = standing.toAccept();
            if (next == null) {
                return "Nothing is to be done.";
            }
            return switch (standing.state()) {
                case NEVER ->
                        standing.document().isNeededForLive()
                                ? "Live keys can be made once it is accepted."
                                : "For partners who share revenue, show our brand or have a"
                                        + " service level.";
                case CURRENT ->
                        "Version %d takes effect on %s. It can be accepted already."
                                .formatted(next.number(), LegalWeb.day(next.effectiveFrom()));
                case GRACE ->
                        "What you accepted counts until %s."
                                .formatted(
                                        LegalWeb.day(
                                                Objects.requireNonNull(standing.countsUntil())));
                case LAPSED -> "New live keys need it; calls with keys that exist go on.";
            };
        }
    }

    /** A yes of the organization. */
    record AcceptedRow(
            String title, Instant at, String who, String role, String address, String pdf) {
        static AcceptedRow of(Acceptance acceptance) {
            return new AcceptedRow(
                    acceptance.document().title() + ", version " + acceptance.number(),
                    acceptance.at(),
                    acceptance.personName() + ", " + acceptance.personEmail(),
                    acceptance.role().label(),
                    acceptance.address(),
                    AgreementsController.pdf(acceptance.document(), acceptance.number()));
        }
    }

    /**
     * One document, for who accepts it.
     *
     * @param changes since what was accepted; null when nothing was
     * @param confirmed null when there is nothing to accept, or not by this person
     */
    record Agreement(
            String title,
            String path,
            String pdf,
            Words words,
            int number,
            Badge state,
            String told,
            @Nullable AcceptedRow accepted,
            @Nullable Changes changes,
            boolean open,
            @Nullable Choices confirmed,
            List<InputError> errors) {}

    /** What was published and accepted, for those who run the house. */
    record Desk(List<DeskRow> rows) {}

    record DeskRow(String href, String title, Badge state, String inForce, String accepted) {}

    /** One document, for those who run the house. */
    record DeskDocument(
            String path,
            List<DeskVersion> versions,
            List<DeskAcceptance> acceptances,
            @Nullable Words unpublished,
            @Nullable Changes changes,
            Field effective,
            Field grace,
            List<InputError> errors) {}

    record DeskVersion(VersionRow row, String by, Instant at, String accepted, String sha256) {}

    record DeskAcceptance(
            String href, String company, int number, Instant at, String who, String address) {}
}
