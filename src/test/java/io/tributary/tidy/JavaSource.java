package io.tributary.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Java source as the compiler reads it: parsed, not attributed. */
final class JavaSource {
    /** All of ours, parsed by one compiler: one for each would fill the memory. */
    private static final class House {
        static final Map<Source, JavaSource> PARSED =
                parse(
                        Source.all().stream()
                                .filter(source -> source.path().endsWith(".java"))
                                .toList());
    }

    /** A source as the compiler takes it. */
    private static final class SourceFile extends SimpleJavaFileObject {
        private final Source source;

        SourceFile(Source source) {
            super(address(source), Kind.SOURCE);
            this.source = source;
        }

        static URI address(Source source) {
            return URI.create("string:///" + source.path());
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }
    }

    private final Source source;
    private final Trees trees;
    private final CompilationUnitTree unit;

    private JavaSource(Source source, Trees trees, CompilationUnitTree unit) {
        this.source = source;
        this.trees = trees;
        this.unit = unit;
    }

    static JavaSource of(Source source) {
        var known = House.PARSED.get(source);
        return known != null ? known : parse(List.of(source)).values().iterator().next();
    }

    private static Map<Source, JavaSource> parse(List<Source> sources) {
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        _ -> {},
                                        List.of("-proc:none"),
                                        null,
                                        sources.stream().map(SourceFile::new).toList());
        var named =
                sources.stream().collect(Collectors.toMap(SourceFile::address, source -> source));
        var parsed = new HashMap<Source, JavaSource>();
        try {
            for (var unit : task.parse()) {
                var source = Objects.requireNonNull(named.get(unit.getSourceFile().toUri()));
                parsed.put(source, new JavaSource(source, Trees.instance(task), unit));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return parsed;
    }

    /** A walk through a source that notes what it finds. */
    abstract static class Walk extends TreePathScanner<Void, Void> {
        private final List<Finding> findings = new ArrayList<>();
        final JavaSource java;

        Walk(Source source) {
            this.java = JavaSource.of(source);
        }

        void found(Tree tree, String what) {
            findings.add(java.source.at(java.start(tree), what));
        }

        /** What was found, in the order of the file. */
        List<Finding> findings() {
            scan(java.unit, null);
            return List.copyOf(findings);
        }
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /** Whether a documentation comment stands before it. */
    boolean isDocumented(TreePath path) {
        return trees.getDocComment(path) != null;
    }

    long start(Tree tree) {
        return Math.max(0, trees.getSourcePositions().getStartPosition(unit, tree));
    }

    long end(Tree tree) {
        return trees.getSourcePositions().getEndPosition(unit, tree);
    }

    /** The source text of a tree. */
    String textOf(Tree tree) {
        return source.text().substring((int) start(tree), (int) end(tree));
    }

    /** A string of the source, and where it stands. */
    record Text(String value, Finding place) {}

    /** All strings of the source. */
    List<Text> strings() {
        var all = new ArrayList<Text>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitLiteral(LiteralTree literal, Void nothing) {
                if (literal.getValue() instanceof String value) {
                    all.add(new Text(value, source.at(start(literal), "")));
                }
                return super.visitLiteral(literal, null);
            }
        }.scan(unit, null);
        return all;
    }
}
