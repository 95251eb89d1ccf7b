package io.tributary.platform;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is kept of an exception: the types in its chain and the frames of our own code. Messages are
 * left out, for they may hold anything; line numbers are shown but do not make another group.
 */
record FailureTrace(String fingerprint, String exception, List<String> frames) {
    private static final String OURS = "io.tributary.";
    private static final int SHOWN = 12;
    private static final int COMPARED = 3;
    private static final int LONGEST = 300;

    FailureTrace {
        frames = List.copyOf(frames);
    }

    static FailureTrace of(IThrowableProxy thrown) {
        var chain = chain(thrown);
        var types =
                chain.stream()
                        .map(one -> one.getClassName().replaceAll("^.*\\.", ""))
                        .distinct()
                        .collect(Collectors.joining(" caused by "));
        var root = chain.getLast();
        var ours = chain.reversed().stream().flatMap(one -> frames(one).stream()).distinct();
        var frames = ours.filter(frame -> frame.getClassName().startsWith(OURS)).toList();
        var told = frames.isEmpty() ? frames(root) : frames;
        var compared =
                told.stream()
                        .limit(COMPARED)
                        .map(frame -> place(frame))
                        .collect(Collectors.joining("\n"));
        return new FailureTrace(
                digest(root.getClassName() + "\n" + compared),
                shortened(types),
                told.stream()
                        .limit(SHOWN)
                        .map(frame -> shortened(place(frame) + ":" + frame.getLineNumber()))
                        .toList());
    }

    private static List<IThrowableProxy> chain(IThrowableProxy thrown) {
        var chain = new ArrayList<IThrowableProxy>();
        for (var one = thrown; one != null && chain.size() < 10; one = one.getCause()) {
            chain.add(one);
        }
        return chain;
    }

    private static List<StackTraceElement> frames(IThrowableProxy thrown) {
        return Arrays.stream(thrown.getStackTraceElementProxyArray())
                .map(StackTraceElementProxy::getStackTraceElement)
                .toList();
    }

    /** Numbers that the compiler gives to what has no name change with every build. */
    private static String place(StackTraceElement frame) {
        return (frame.getClassName() + "." + frame.getMethodName())
                .replaceAll("\\$\\$Lambda.*?\\.", ".")
                .replaceAll("lambda\\$(\\w+)\\$\\d+", "$1");
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static String digest(String text) {
        return Sha256.hex(text).substring(0, 16);
    }
}
