package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code docs/settings.md} lists what the records of settings take and what is injected by name,
 * each with its default. What they mean is written by hand.
 */
class SettingsPageTests {
    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(tributary\\.[a-z.-]+)` \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern INJECTED = Pattern.compile("\\$\\{(tributary\\.[^:}]+):?(.*)}");
    private static final String NONE = "none";

    @Test
    void the_page_tells_every_setting_and_its_default() throws IOException {
        var told = new TreeMap<String, String>();
        rows().forEach(row -> told.put(row.group(1), row.group(3)));

        assertThat(told).containsExactlyInAnyOrderEntriesOf(settings());
    }

    @Test
    void a_setting_stands_on_the_page_once() throws IOException {
        assertThat(rows().map(row -> row.group(1))).doesNotHaveDuplicates().isNotEmpty();
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(PAGE)).results();
    }

    /** By name, with the default as the page writes it. */
    private static Map<String, String> settings() {
        var found = new TreeMap<String, String>();
        var house =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.tributary");
        house.stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .forEach(type -> addComponents(prefix(type), type, found));
        house.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .forEach(unit -> addInjected(unit, found));
        return found;
    }

    private static String prefix(Class<?> settings) {
        return settings.getAnnotation(ConfigurationProperties.class).value();
    }

    private static void addComponents(String prefix, Class<?> type, Map<String, String> found) {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        var components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            var name = prefix + "." + dashed(components[i]);
            if (components[i].getType().isRecord()) {
                addComponents(name, components[i].getType(), found);
            } else {
                var usual = parameters[i].getAnnotation(DefaultValue.class);
                found.put(name, told(usual == null ? "" : String.join(",", usual.value())));
            }
        }
    }

    private static void addInjected(JavaCodeUnit unit, Map<String, String> found) {
        unit.getParameters().stream()
                .flatMap(parameter -> parameter.tryGetAnnotationOfType(Value.class).stream())
                .flatMap(value -> INJECTED.matcher(value.value()).results())
                .forEach(setting -> found.put(setting.group(1), told(setting.group(2))));
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String told(String usual) {
        return usual.isEmpty() ? NONE : "`" + usual + "`";
    }
}
