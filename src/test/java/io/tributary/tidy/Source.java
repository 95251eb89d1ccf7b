package io.tributary.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text file of the repository.
 *
 * @param path from the repository's root, with slashes
 */
record Source(String path, String text) {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", "target", "data", "node_modules");
    private static final Pattern TEXT =
            Pattern.compile(
                    ".*\\.(java|sql|jte|md|xml|yaml|yml|js|css|svg|json|properties|sh)|bench/[a-z-]+|\\.ci/run");

    /** All our text files. */
    static List<Source> all() {
        var found = new ArrayList<Source>();
        try {
            Files.walkFileTree(
                    ROOT,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path directory, BasicFileAttributes attributes) {
                            var name = directory.getFileName();
                            return name != null && NOT_OURS.contains(name.toString())
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            var path = ROOT.relativize(file).toString().replace('\\', '/');
                            if (TEXT.matcher(path).matches()) {
                                found.add(new Source(path, Files.readString(file)));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    /** Every place where the pattern matches. */
    List<Finding> matches(Pattern pattern, String what) {
        var findings = new ArrayList<Finding>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            findings.add(at(matcher.start(), what + ": " + matcher.group().strip()));
        }
        return findings;
    }

    Finding at(long position, String what) {
        long line = 1 + text.substring(0, (int) position).chars().filter(c -> c == '\n').count();
        return new Finding(path, line, what);
    }

    long lines() {
        return text.lines().count();
    }
}
