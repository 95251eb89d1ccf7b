package io.tributary;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import io.tributary.platform.OutboundHttp;
import io.tributary.platform.Traces;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The house stands: runs before every other test. */
@Order(1)
class ArchitectureTests {
    /** From the ground up. A module uses only modules that stand before it. */
    static final List<String> FLOORS =
            List.of(
                    "kernel",
                    "platform",
                    "portal",
                    "identity",
                    "ledger",
                    "legal",
                    "payments",
                    "metering",
                    "privacy",
                    "notify",
                    "gateway",
                    "billing",
                    "settlement",
                    "support",
                    "compatibility",
                    "docs",
                    "desk",
                    "demo");

    /** What JTE makes of a template. */
    private static final DescribedPredicate<HasName> TEMPLATES =
            nameMatching("io\\.tributary\\..*\\.Jte\\w+Generated(\\$\\d+)*");

    private static final ApplicationModules MODULES =
            ApplicationModules.of(Tributary.class, TEMPLATES);
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.tributary");

    private static final ArchRule CALLS_OTHERS =
            noClasses()
                    .that()
                    // traces go where the operator says, not where a customer does
                    .doNotBelongToAnyOf(OutboundHttp.class, Traces.class)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.hc..",
                            "java.net.http..",
                            "org.springframework.web.client..",
                            "org.springframework.web.reactive.function.client..")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            URLConnection.class,
                            Socket.class,
                            SocketChannel.class,
                            DatagramSocket.class)
                    .orShould()
                    .callMethod(URL.class, "openStream")
                    .orShould()
                    .callMethod(URL.class, "getContent");

    @Test
    void modules_use_only_what_they_declare_and_what_is_open_to_them() {
        MODULES.verify();
    }

    /** The portal's templates are parts for all; they are looked at here, not above. */
    @Test
    void templates_use_templates_of_their_own_module_and_of_the_portal() {
        for (var module : FLOORS) {
            noClasses()
                    .that(TEMPLATES)
                    .and()
                    .resideInAPackage("io.tributary." + module + "..")
                    .should()
                    .dependOnClassesThat(
                            TEMPLATES
                                    .<JavaClass>forSubtype()
                                    .and(not(resideInAPackage("io.tributary.portal..")))
                                    .and(not(resideInAPackage("io.tributary." + module + ".."))))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void every_module_has_its_floor() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .isSubsetOf(FLOORS);
    }

    @Test
    void the_page_shows_the_floors_from_the_top_down() throws IOException {
        var page = Files.readString(Path.of("docs", "architecture.md"));
        var shown = Pattern.compile("(?m)^\\| \\d \\| `(\\w+)` \\|").matcher(page).results();

        assertThat(shown.map(row -> row.group(1))).containsExactlyElementsOf(FLOORS.reversed());
    }

    @Test
    void modules_use_only_lower_floors() {
        for (var module : MODULES) {
            var name = module.getIdentifier().toString();
            var used =
                    module.getDirectDependencies(MODULES)
                            .uniqueModules()
                            .map(other -> other.getIdentifier().toString());
            assertThat(used)
                    .as("what %s uses", name)
                    .isSubsetOf(FLOORS.subList(0, FLOORS.indexOf(name)));
        }
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("io.tributary.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_kernel_knows_neither_spring_nor_input_and_output() {
        noClasses()
                .that()
                .resideInAPackage("io.tributary.kernel")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "tools.jackson..",
                        "java.io..",
                        "java.nio..",
                        "java.sql..",
                        "java.net..")
                .check(CLASSES);
    }

    @Test
    void the_kernel_stays_small() {
        assertThat(
                        CLASSES.stream()
                                .filter(type -> type.getPackageName().equals("io.tributary.kernel"))
                                .filter(type -> !type.getSimpleName().equals("package-info"))
                                .filter(type -> type.getEnclosingClass().isEmpty()))
                .hasSizeLessThanOrEqualTo(25);
    }

    /**
     * Stripe's library calls Stripe, which the operator configures; it is known by its own names.
     */
    @Test
    void only_the_outbound_client_calls_other_hosts() {
        CALLS_OTHERS.check(CLASSES);
    }

    @Test
    void a_call_past_the_outbound_client_is_seen() {
        var careless = new ClassFileImporter().importClasses(Careless.class);

        assertThat(CALLS_OTHERS.evaluate(careless).hasViolation()).isTrue();
    }

    static final class Careless {
        static Object content(URL address) throws IOException {
            return address.openStream();
        }
    }

    @Test
    void controllers_live_in_web_packages() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .resideInAPackage("io.tributary.*.web..")
                .check(CLASSES);
    }

    @Test
    void web_packages_show_nothing() {
        classes()
                .that()
                .resideInAPackage("io.tributary.*.web..")
                .and()
                .haveSimpleNameNotStartingWith("Jte")
                .should()
                .notBePublic()
                .check(CLASSES);
    }

    @Test
    void dependencies_come_through_constructors() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
    }
}
