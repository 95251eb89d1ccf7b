package io.tributary.docs.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Words of a sentence, or a name that stands in it between backticks.
 *
 * @param code whether it is a name
 */
record Prose(String text, boolean code) {
    static List<Prose> of(String sentence) {
        var runs = new ArrayList<Prose>();
        boolean code = false;
        for (var run : sentence.split("`", -1)) {
            if (!run.isEmpty()) {
                runs.add(new Prose(run, code));
            }
            code = !code;
        }
        return runs;
    }
}
