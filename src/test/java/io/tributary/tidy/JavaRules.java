package io.tributary.tidy;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/** Our rules about Java that the compiler's own checks do not know. */
final class JavaRules {
    private static final Predicate<String> MAIN =
            Pattern.compile("src/main/java/.*\\.java").asMatchPredicate();
    private static final Predicate<String> TEST =
            Pattern.compile("src/test/java/.*\\.java").asMatchPredicate();
    private static final Predicate<String> ANY = MAIN.or(TEST);

    private static final Pattern EMPTY_WORD =
            Pattern.compile(
                    ".*(Manager|Helper|Utils?|Impl|Base|Processor|Handler|Data|Info|Dto|Service)");
    private static final int LONGEST_METHOD = 45;

    /** Makes roles and databases, whose names and passwords cannot be parameters of a statement. */
    private static final Set<String> SPELLS_OUT_SQL =
            Set.of(
                    "src/main/java/io/tributary/platform/DatabaseServer.java",
                    "src/main/java/io/tributary/platform/EmbeddedDatabase.java");

    private JavaRules() {}

    static Stream<Rule> all() {
        return Stream.of(
                new Rule(
                        "a name says what a thing is",
                        ANY,
                        JavaRules::emptyNames,
                        "class KeyRing {}",
                        "class KeyManager {}"),
                new Rule(
                        "an accessor is named like the thing",
                        MAIN,
                        JavaRules::getters,
                        "interface A { int size(); }",
                        "interface A { int getSize(); }"),
                new Rule(
                        "a method fits on a screen",
                        MAIN,
                        JavaRules::longMethods,
                        "class A { void a() {} }",
                        "class A { void a() {" + "\nb();".repeat(LONGEST_METHOD) + " } }"),
                new Rule(
                        "a public type is documented",
                        MAIN,
                        JavaRules::undocumented,
                        "/** A thing. */ public class A {}",
                        "public class A {}"),
                new Rule(
                        "time comes from the injected clock",
                        MAIN.and(path -> !path.endsWith("/platform/AdjustableClock.java")),
                        JavaRules::ownTime,
                        "class A { Object a(java.time.InstantSource clock) { return"
                                + " clock.instant(); } }",
                        "class A { Object a() { return Instant.now(); } }"),
                new Rule(
                        "a test does not sleep",
                        TEST,
                        source ->
                                calls(
                                        source,
                                        "Thread.sleep",
                                        "TimeUnit.SECONDS.sleep",
                                        "TimeUnit.MILLISECONDS.sleep"),
                        "class A { void a() throws Exception { latch.await(); } }",
                        "class A { void a() throws Exception { Thread.sleep(10); } }"),
                new Rule(
                        "no test is left out",
                        TEST,
                        source -> annotated(source, Pattern.compile("Disabled.*|Ignore")),
                        "class A { @Test void a() {} }",
                        "class A { @Disabled @Test void a() {} }"),
                new Rule(
                        "the name of a test is a sentence",
                        TEST,
                        JavaRules::unspoken,
                        "class ATests { @Test void refuses_the_second() {} }",
                        "class ATests { @Test void refusesTheSecond() {} }"),
                new Rule(
                        "the build finds every test by its class's name",
                        TEST,
                        JavaRules::hiddenTests,
                        "class KeyTests { @Test void a() {} }",
                        "class KeySpec { @Test void a() {} }"),
                new Rule(
                        "SQL is never put together from pieces",
                        MAIN.and(path -> !SPELLS_OUT_SQL.contains(path)),
                        JavaRules::assembledSql,
                        "class A { String a = \"select a from b.c\" + \" where d = :d\"; }",
                        "class A { String a(String d) { return \"select a from b.c where d = \" +"
                                + " d; } }"),
                new Rule(
                        "SQL in Java is lower case",
                        ANY.and(path -> !path.contains("/tidy/")),
                        JavaRules::loudSql,
                        "class A { String a = \"select a from b.c\"; }",
                        "class A { String a = \"SELECT a FROM b.c\"; }"),
                new Rule(
                        "the log tells, not the console",
                        MAIN.and(path -> !path.endsWith("/Tributary.java")),
                        source -> calls(source, "System.out", "System.err"),
                        "class A { void a() { LOG.info(\"a\"); } }",
                        "class A { void a() { System.out.println(); } }"));
    }

    /** A class may be named like a class of others that it extends. */
    private static List<Finding> emptyNames(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                var match = EMPTY_WORD.matcher(type.getSimpleName());
                if (match.matches() && !inherits(type, match.group(1))) {
                    found(type, "an empty word: " + type.getSimpleName());
                }
                return super.visitClass(type, null);
            }
        }.findings();
    }

    private static boolean inherits(ClassTree type, String word) {
        return Stream.concat(
                        Stream.ofNullable(type.getExtendsClause()),
                        type.getImplementsClause().stream())
                .anyMatch(parent -> parent.toString().replaceAll("<.*", "").endsWith(word));
    }

    private static List<Finding> getters(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                if (method.getName().toString().matches("get[A-Z].*")
                        && !isAnnotated(method.getModifiers(), "Override")) {
                    found(method, method.getName().toString());
                }
                return super.visitMethod(method, null);
            }
        }.findings();
    }

    /** Lines of a text block are not counted: SQL is read otherwise than Java. */
    private static List<Finding> longMethods(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                var text = java.textOf(method).replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"");
                long lines = text.lines().count();
                if (lines > LONGEST_METHOD) {
                    found(method, method.getName() + " has " + lines + " lines");
                }
                return super.visitMethod(method, null);
            }
        }.findings();
    }

    private static List<Finding> undocumented(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                        && java.unit().getTypeDecls().contains(type)
                        && !java.isDocumented(getCurrentPath())) {
                    found(type, "no Javadoc: " + type.getSimpleName());
                }
                return super.visitClass(type, null);
            }
        }.findings();
    }

    private static List<Finding> ownTime(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                var method = call.getMethodSelect().toString();
                boolean asksNow =
                        method.matches("(java\\.time\\.)?[A-Z]\\w+\\.now") && !isGivenAClock(call);
                if (asksNow
                        || method.matches(
                                "(.*\\.)?(System\\.currentTimeMillis|Clock\\.system\\w*|InstantSource\\.system)")) {
                    found(call, method);
                }
                return super.visitMethodInvocation(call, null);
            }

            private boolean isGivenAClock(MethodInvocationTree call) {
                return call.getArguments().stream()
                        .anyMatch(given -> given.toString().contains("lock"));
            }
        }.findings();
    }

    private static List<Finding> calls(Source source, String... methods) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMemberSelect(MemberSelectTree selected, Void nothing) {
                if (List.of(methods).contains(selected.toString())) {
                    found(selected, selected.toString());
                }
                return super.visitMemberSelect(selected, null);
            }
        }.findings();
    }

    private static List<Finding> annotated(Source source, Pattern name) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
                if (name.matcher(annotation.getAnnotationType().toString()).matches()) {
                    found(annotation, annotation.toString());
                }
                return super.visitAnnotation(annotation, null);
            }
        }.findings();
    }

    private static List<Finding> unspoken(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                var name = method.getName().toString();
                if (isTest(method)
                        && !name.contains("_")
                        && !name.equals(name.toLowerCase(Locale.ROOT))) {
                    found(method, name);
                }
                return super.visitMethod(method, null);
            }
        }.findings();
    }

    private static List<Finding> hiddenTests(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                var outermost = java.unit().getTypeDecls().getFirst();
                if (isTest(method)
                        && outermost instanceof ClassTree type
                        && !type.getSimpleName()
                                .toString()
                                .matches(".*(Tests|Properties|Journey)")) {
                    found(method, "not run: " + type.getSimpleName() + "." + method.getName());
                }
                return super.visitMethod(method, null);
            }
        }.findings();
    }

    private static boolean isTest(MethodTree method) {
        return Stream.of("Test", "ParameterizedTest", "TestFactory", "RepeatedTest")
                .anyMatch(annotation -> isAnnotated(method.getModifiers(), annotation));
    }

    private static boolean isAnnotated(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getAnnotationType().toString().equals(name));
    }

    /**
     * Literals may be joined; anything else in or beside a statement is a parameter that was not
     * bound.
     */
    private static List<Finding> assembledSql(Source source) {
        return new JavaSource.Walk(source) {
            @Override
            public Void visitBinary(BinaryTree joined, Void nothing) {
                if (joined.getKind() == Tree.Kind.PLUS
                        && Sql.isStatement(firstLiteral(joined))
                        && !(isConstant(joined.getLeftOperand())
                                && isConstant(joined.getRightOperand()))) {
                    found(joined, "joined");
                }
                return super.visitBinary(joined, null);
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect() instanceof MemberSelectTree method
                        && Set.of("formatted", "format", "replace", "concat")
                                .contains(method.getIdentifier().toString())
                        && Stream.concat(
                                        Stream.of(method.getExpression()),
                                        call.getArguments().stream())
                                .anyMatch(part -> Sql.isStatement(firstLiteral(part)))) {
                    found(call, "formatted");
                }
                return super.visitMethodInvocation(call, null);
            }
        }.findings();
    }

    private static String firstLiteral(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> Objects.toString(literal.getValue(), "");
            case BinaryTree joined -> firstLiteral(joined.getLeftOperand());
            default -> "";
        };
    }

    private static boolean isConstant(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree _ -> true;
            case BinaryTree joined ->
                    isConstant(joined.getLeftOperand()) && isConstant(joined.getRightOperand());
            default -> expression.toString().matches("([A-Z]\\w*\\.)?[A-Z][A-Z_0-9]*");
        };
    }

    private static List<Finding> loudSql(Source source) {
        return JavaSource.of(source).strings().stream()
                .filter(text -> Sql.isStatement(text.value()))
                .flatMap(
                        text ->
                                Sql.upperCaseKeywords(text.value()).stream()
                                        .map(
                                                word ->
                                                        new Finding(
                                                                text.place().file(),
                                                                text.place().line(),
                                                                word)))
                .toList();
    }
}
