package io.tributary.docs;

import io.tributary.kernel.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * What a program sees of each problem that the API answers: what happened, and an example of its
 * detail ({@code docs/problem-stories.properties}). Of a problem that only pages show, its status
 * tells what happened.
 */
public final class ProblemStories {
    private static final String FILE = "/docs/problem-stories.properties";

    /**
     * One problem's story.
     *
     * @param detail as it may stand in an answer; null when programs do not meet it
     * @param guide the name of the guide that tells more; null for none
     */
    public record Story(String happened, @Nullable String detail, @Nullable String guide) {}

    private final Properties told = new Properties();

    public ProblemStories() {
        try (var file = ProblemStories.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            told.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Story of(Problem problem) {
        var happened = told.getProperty(problem.code());
        return new Story(
                happened == null ? byStatus(problem.status()) : happened,
                told.getProperty(problem.code() + ".detail"),
                told.getProperty(problem.code() + ".guide"));
    }

    /** The problems that are told of here. */
    public List<String> codes() {
        return told.stringPropertyNames().stream().filter(name -> name.indexOf('.') < 0).toList();
    }

    private static String byStatus(int status) {
        return switch (status) {
            case 400, 413, 415, 422 ->
                    "What was sent was understood, but it is not what is expected here. Nothing was"
                            + " done.";
            case 401 -> "It is not known who asks. Nothing was done.";
            case 403 -> "It is known who asks, and they may not do this. Nothing was done.";
            case 404, 410 -> "What was asked for is not here, or not any more. Nothing was done.";
            case 409 ->
                    "It was asked for in good form, but it does not go together with how things"
                            + " stand now. Nothing was done.";
            case 429 -> "It was asked for too often. Nothing was done.";
            case 502, 503, 504 ->
                    "The server, or another service it needs, could not do it just now.";
            default ->
                    status >= 500
                            ? "Something failed on our side."
                            : "What was asked for was refused. Nothing was done.";
        };
    }

    /** Whether and when it helps to send the same again. */
    public static String again(Problem problem) {
        return switch (problem.status()) {
            case 429, 503 ->
                    "Yes, after as many seconds as the header Retry-After says, with growing"
                            + " pauses.";
            case 500, 502, 504 ->
                    "Yes, with growing pauses, and with the same Idempotency-Key where there was"
                            + " one.";
            case 409 ->
                    problem.code().equals("in-flight")
                            ? "Yes, after Retry-After, with the same key and body."
                            : "Not as it is: first change what stands in the way.";
            default -> "No: the same call gets the same answer. Mend it first.";
        };
    }
}
